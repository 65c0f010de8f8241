"""Small PDF files made on the spot: a text layer, a ruled table, a picture, a password."""

import hashlib
import io

from PIL import Image, ImageDraw, ImageFont

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""What the PDF standard pads passwords with."""


def text_pdf(*pages):
    """Give a PDF whose pages hold drawing commands."""
    return _assembled([page.encode("cp1252") for page in pages])


def lines(*words, top=740, left=72, size=11):
    """Give the commands that write lines below each other."""
    shown = "".join(f"({_quoted(line)}) Tj 0 -16 Td " for line in words)
    return f"BT /F1 {size} Tf {left} {top} Td {shown}ET\n"


def table(rows, top=600, left=72, width=220, height=22):
    """Give the commands that draw a ruled table."""
    columns, count = len(rows[0]), len(rows)
    right, bottom = left + width * columns, top - height * count
    drawn = [
        f"{left} {top - height * i} m {right} {top - height * i} l S" for i in range(count + 1)
    ]
    drawn += [
        f"{left + width * i} {top} m {left + width * i} {bottom} l S" for i in range(columns + 1)
    ]
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            at = f"{left + width * j + 6} {top - height * i - 15}"
            drawn.append(f"BT /F1 11 Tf {at} Td ({_quoted(cell)}) Tj ET")
    return "\n".join(drawn) + "\n"


def scanned_pdf(*words):
    """Give a PDF that is a picture of some lines."""
    picture = Image.new("L", (1650, 1000), 255)
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(words):
        draw.text((100, 100 + 80 * row), line, font=ImageFont.load_default(44), fill=0)
    out = io.BytesIO()
    picture.save(out, format="PDF", resolution=200)
    return out.getvalue()


def encrypted_pdf(words, password=b"secret"):
    """Give a PDF that opens with a password only (40-bit standard security handler)."""
    owner = _rc4(_md5(_padded(password)).digest()[:5], _padded(password))
    permissions, identity = -4, b"0123456789abcdef"
    key = _md5(
        _padded(password) + owner + permissions.to_bytes(4, "little", signed=True) + identity
    ).digest()[:5]
    user = _rc4(key, PADDING)
    stream_key = _md5(key + (4).to_bytes(3, "little") + (0).to_bytes(2, "little")).digest()
    stream = _rc4(stream_key[:10], lines(words).encode("cp1252"))
    security = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> "
        f"/P {permissions} >> /ID [<{identity.hex()}> <{identity.hex()}>]"
    )
    return _assembled([stream], security)


def _md5(data):
    return hashlib.md5(data, usedforsecurity=False)


def _quoted(words):
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _padded(password):
    return (password + PADDING)[:32]


def _rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def long_pdf(pages):
    """Give a PDF that shows one page over and over."""
    return _assembled([b""], times=pages)


def _assembled(streams, trailer="", times=1):
    first = 4
    kids = " ".join([f"{first + 2 * i + 1} 0 R" for i in range(len(streams))] * times)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams) * times} >>".encode(),
        font,
    ]
    for i, stream in enumerate(streams):
        content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * i} 0 R >>"
        )
        objects += [content, page.encode()]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out += f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)

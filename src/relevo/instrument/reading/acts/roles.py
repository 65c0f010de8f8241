"""The words around a mention of a state: whether they make it a sender, a partner or a host."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document, Mention

OF = r"(?:de|del|da|do|dos|das|of|from|by)"
THE = r"(?:\s+(?:el|la|los|las|the|o|a|os|as))?"
_REALM = r"(?:\s+(?:republica|reino|republic|kingdom|estado|commonwealth)\b(?:\s+[^\s,.;]+){0,3}?)?"
_OF_END = re.compile(rf"\b{OF}{THE}{_REALM}\s*$")
_BY_END = re.compile(rf"\b(?:by|por|pelo|pela|pelos){THE}\s*$")
_ARTICLE = re.compile(
    r"\s*(?:(?:el|la|los|las|the|o|a|os|as|sus|its|their|local)\s+)?(?:royal\s+)?"
)
_IN_END = re.compile(
    r"\b(?:a|al|en|el|in|into|to|em|no|na|ao|para\s+o|enter|entering|across|throughout|within|visit"
    r"|on|en\s+el|inside|leave|ingrese|ingresar)\s*(?:el\s+|la\s+|the\s+|os\s+)?$"
)
_REGION = re.compile(
    r"\b(?:estado|state|cuenca|valle|ciudad|city|golfo|canal|departamento) (?:de|del|of) $"
)
"""What makes the name of a state that of a region of it: "Estado de México"."""
_NAME = 60
"""Characters of a name of a place, at most."""
_BESIDE = 40
"""Characters between a force and the word that calls it foreign, at most."""
BARE = 0.5
"""Weight of a mention that nothing around it explains."""
_SUBJECT = 1.5
"""Weight of a mention right before the word that grants: "Paraguay allowed"."""
_CLOSE = 3
"""Words between a state and what it belongs to, at most, where they stand together."""
_NEAR = 7
"""Words between a force and "of" its state, at most, where other parts of a sentence may stand."""
_APART = 14
"""Words between a force and "of" its state, at most, in a chain of names of units."""
_NEIGHBOUR = re.compile(r"[,;:.]|\b(?:border\w*|limita\w*|vecin\w*|fronter\w*|vizinh\w*|faz)\b")
"""What makes a territory another's than that of the state after it: "which borders Russia"."""
_NEXT_DOOR = re.compile(r"\b(?:vecin[oa]s?|neighbou?ring|nearby|vizinh[oa]s?)\s+$")
"""What makes a state that of another act: "en la vecina Honduras"."""
_PARTED = re.compile(r"[.;:]|\b(?:y|e|and)\s+(?:el|la|los|las|the|o|a)\b")
_OTHER_PART = re.compile(
    r",|\b(?:para|que|con|por|to|that|with|for|by|com|pelo|pela|en|in|em|a|al|durante|during)\b"
)
_BOUND_FOR = re.compile(
    r"\b(?:viaj\w+|rumbo|destino|hacia|bound|travel\w*|transito|camino|en\s+route|way)\s+(?:\w+\s+)?"
    r"(?:a|al|to|for|ao|para|de)\s*(?:el|la|los|the|o)?\s*$"
)
_ASKS_AFTER = re.compile(
    r"(?:'s)?\s+(?:de\s+america\s+)?(?:embassy\s+)?(?:request|petition|asked|asks|has\s+asked"
    r"|solicit(?:o|a|ou)\b|pidio|pide|pediu|pede)\b"
)
_ASKS_BEFORE = re.compile(
    rf"\b(?:request|petition|solicitud|pedido|peticion|solicitacao|embajada|embaixada)"
    rf"\s+{OF}{THE}\s*$"
)
_LET = re.compile(
    r"\b(?:(?:gives?|giving|gave|given|grants?|granting|granted|allows?|allowing|lets?|letting"
    r"|permits?|permitting|authoriz\w+|authoris\w+)(?:\s+\w+ly)?(?:\s+the)?"
    r"|(?:da|dan|dio|daria|otorga|otorgo|concede|permite|permitira|autoriza|autorizo|faculta"
    r"|autorizou|permitiu|concedeu|deu|(?:ha|han)\s+(?:autorizado|permitido|facultado|concedido|otorgado))"
    r"(?:\s+\w+mente)?\s+(?:a(?:\s+los)?|aos?|os?|as)"
    r"|(?:permiso|autorizacion|aval|luz\s+verde|permission|consent|leave|autorizacao|permissao|aval)"
    r"\s+(?:al?|to|aos?)(?:\s+(?:los|the))?"
    r"(?:\s+(?:gobierno|government|governo)\s+(?:del?|of|dos?|da)(?:\s+(?:los|the))?)?"
    r"|(?:autori[sz]\w+|permit\w+|aprob\w+|aprov\w+|consin\w+|acept\w+|aceit\w+|acord\w+"
    r"|approv\w+|agreed)\s+(?:\w+\s+){0,3}?(?:que|that)"
    r"(?:\s+(?:el|la|los|las|o|a|os|as|the))?)\s+$"
)
_TO_HOUSE = re.compile(
    r"(?:\s+[^\s,.;]+){0,3}?\s+(?:congreso|congress|congresso|senado|senate|parlamento|parliament"
    r"|asamblea|assembly|assembleia|camara|chamber|lawmakers|legislatura|legislature)\b"
)
"""Whom the host's own government asks: "el Ejecutivo mexicano solicitó al Senado"."""
_USES = re.compile(
    r"(?:\s+(?:military|army|armed\s+forces))?\s+(?:may|can|will|would|podra|podran|poderao|podera)\s+"
    r"(?:be\s+able\s+to\s+)?(?:use|station|operate|deploy|usar|utilizar|operar|desplegar)\b"
)
"""What a state will do in another's: "for ten years the US will use the bases"."""
_PRESENCE = re.compile(r"(?:'s)?\s+(?:long-term\s+|rotational\s+)?(?:presence|basing)\b")
"""What is said of a force without naming it: "a U.S. presence in the country"."""
_LED_BY = re.compile(
    rf"\b(?:led\s+by|leadership\s+of|liderad[oa]s?\s+p(?:or|el[oa])|liderazgo\s+de|encabezad[oa]s?\s+por)"
    rf"{THE}\s*$"
)
"""What gives a multinational force its leading sender: "a battlegroup led by France"."""
_GROUNDS_END = re.compile(
    r"\b(?:bases?|puertos?|aeropuertos?|instalaciones|portos?|aeroportos?|instalacoes|costas)"
    r"(?:\s+(?:militar\w*|naval\w*|nava[il]s|aere\w+))?\s+(?:d[eao]s?\s+|del\s+)?$"
)
"""What is the host's own, before its name: "desplegarse en bases panameñas"."""
_UNIT = re.compile(
    r"(?:comando|brigada|batallon|batalhao|unidad|unidade|grupo|regimiento|regimento|agrupacion"
    r"|grupamento|cuerpo|corpo|direccion|fuerza|forca)\s+(?:[^\s,.;:]+\s+){0,8}?"
    r"(?:de|del|da|do|dos)\s+(?:(?:el|la|los|las|the)\s+)?$"
)
"""A unit of a state, up to its state: "el Comando Naval de la Armada de" it."""
_BORDER = re.compile(r"\s+(?:border|borders|frontier)\b")
_OF_FORCE = re.compile(
    r"\s+(?:air\s+|naval\s+)?(?:bases?|facilit(?:y|ies)|installations?|airfields?|airports?|ports?|soil"
    r"|territory|airspace|budget|spending|academy)\b"
)
"""What after a word for a force makes it no force: "Bulgarian military facilities"."""
_TWIN = re.compile(r"^\s+[a-z]+\s+and\s+")
"""What stands before a force beside it: "Russian missiles and troops"."""
_PEERS = re.compile(r"\b(?:similares|pares|homolog[oa]s|congeneres|contrapartes)\s+$")
"""What stands for the forces of others: "el ingreso de sus similares extranjeras"."""
_FRIENDS = re.compile(
    rf"\b(?:naciones|paises|estados|nacoes|nations|countries|states)(?:\s+(?:amig|aliad|herman|soci)\w+)?"
    rf"\s+{OF}{THE}\s*$"
)
"""What makes a force that of others: "tropas de naciones amigas de Nicaragua"."""
_MADE_OF = re.compile(
    rf"(?:\b(?:conformad[oa]s?|integrad[oa]s?|compuest[oa]s?|formad[oa]s?|compost[oa]s?)\s+(?:por|de){THE}"
    rf"|\b(?:entre\s+(?:los|las)\s+(?:que|cuales)\s+(?:figuran|destacan|estan|se\s+(?:encuentran|cuentan|hallan)))"
    rf"{THE}"
    r"|\b(?:made\s+up\s+of|composed\s+of|comprising)(?:\s+the)?)\s+$"
)
"""What lists the states of a force of several: "the conference of armies made up of X and Y"."""
_CITIES = re.compile(
    r"\b(?:ciudades|regiones|localidades|departamentos|provincias|distritos|zonas|cities|regions|towns"
    r"|provinces|parts|cidades|regioes|municipios)\s+(?:de|del|do|da|of)\s+(?:(?:el|la|the)\s+)?$"
)
"""What is the host's own, before its name: "en varias ciudades del Perú"."""
_THE_STATE = re.compile(r"\b(?:el|al|del|o|ao|do)\s+estado\s+$")
"""What a demonym makes the host's: "gastos para el Estado peruano"."""
_HOLDS = re.compile(
    r"\s+(?:realizan?|organizan?|conducen?|conduz|conduzem|promueven?|promovem?|celebran?|celebram?"
    r"|holds?|hosts?|organi[sz]es?|runs?|stages?|conducts?)\b"
)
"""What the host does with an exercise of its own: "que o Exército brasileiro realiza"."""
_EXERCISE_THAT = re.compile(
    r"\b(?:ejercicio|maniobras?|exercise|drill|exercicio|manobras?|operacao|operacion)\b[^.;:]{0,50}?"
    r"\b(?:que|which|that)\s+(?:\w+\s+){0,3}?$"
)
_RECEIVES = re.compile(
    r"\s+(?:reciban|recibiran|recibir|reciba|recebam|receberao|receber|viajen|viajaran|acudan|acudiran"
    r"|(?:will\s+|to\s+)?(?:receive|travel\s+to|be\s+trained))\b"
)
"""What the host's own force does, where another's is let in: "que marinos mexicanos reciban"."""
_LET_DO = re.compile(
    r"(?:\s+of\s+america|\s+de\s+america)?\s+(?:(?:full|broad|unimpeded|formal|wide|wider|greater|broader|free|direct"
    r"|uninhibited|unhindered|unfettered|continued|expanded|mas|mayor|amplio|amplo|maior)\s+)?"
    r"(?:(?:government|gobierno|governo)\s+)?"
    r"(?:access|permission|the\s+right|rights|leave\s+to"
    r"|(?:(?:to|a|que|para|para\s+que)\s+)?(?:use|operate|station|deploy|base|send|bring|land|train|dock|usar|utilizar|enviar"
    r"|desplegar|estacionar|entrenar|operar|instalar|treinar|envien?|desplieguen?|usen?|keep|maintain|retain"
    r"|mantener|mantengan?|manter|mantenham?|introducir|introduzcan?|establecer|estacionen?|ingresar|ingresen?"
    r"|traer|traigan?|movilizar|movilicen?|trasladen?|instalen?|operen?|dejen?|desloquem?|mobilizem?|envi[ae]m|posicionem?)"
    r"|acceso|el\s+uso|usar|acesso|o\s+uso)\b"
)
"""What a state is let do with its forces: "gives the United States access to its bases"."""
_SPEAKER = re.compile(
    r"\b(?:congreso|congress|congresso|senado|senate|parlamento|parliament|asamblea|assembly"
    r"|assembleia|gobierno|government|governo|presidente|presidenta|president|presidency|cabinet"
    r"|gabinete|ministerio|ministry|ministros?|ministra|ministers?|cancilleria|authorities"
    r"|autoridades|camara|chamber|constitucion|constitution|constituicao|ejecutivo|executive"
    r"|legislature|sociedad|society|sociedade|lawmakers|legisladores|legislativo|senators|senadores)\b"
)
_AFTER_SPEAKER = re.compile(rf"{_SPEAKER.pattern}(?:\s+[^\s,.;:]+){{0,3}}?\s+{OF}{THE}\s*$")


def is_foreign(document: Document, group: tuple[Consent, ...]) -> bool:
    """Tell whether the force is said to be foreign where no state is named."""
    force = cue("consent", "force", document.language)
    for consent in group:
        sentence = document.sentences[consent.sentence]
        for match in cue("consent", "foreign", document.language).finditer(
            document.folded, sentence.start, sentence.end
        ):
            before = document.folded[max(match.start() - _BESIDE, sentence.start) : match.start()]
            after = document.folded[match.end() : min(match.end() + _BESIDE, sentence.end)]
            first = document.language == "en" and not match.group().startswith("other")
            if force.search(after if first else before) or _PEERS.search(before):
                return True
    return False


def named_states(document: Document, start: int, end: int) -> Iterator[Mention]:
    """Give the states named in a piece of the text, but not those inside a longer name."""
    for mention in document.within("state", start, end):
        inside = any(
            m.start <= mention.start
            and mention.end <= m.end
            and m.end - m.start > mention.end - mention.start
            and (
                not mention.id.startswith(m.id.split("-", maxsplit=1)[0])
                or _REGION.search(document.folded, m.start, mention.start)
            )
            for m in document.within("place", mention.start - _NAME, mention.end + _NAME)
        )
        if not inside:
            yield mention


_TOWARDS = re.compile(
    r"\s+(?:a|al|hacia|rumbo a|to|towards?|ao)\s+(?:la |el |the )?(?:republi|reino|kingdom)"
)
"""What makes of a state named after a force the one it goes to: "tropas a la República de X"."""


def sends(document: Document, start: int, end: int, mention: Mention) -> bool:
    """Tell whether a mention names whose force it is."""
    folded = document.folded
    before = folded[max(start, mention.start - 130) : mention.start]
    force = cue("consent", "force", document.language)
    if force.search(folded, mention.start, mention.end):
        return True
    if (_LED_BY.search(before) or _MADE_OF.search(before)) and force.search(before):
        return True
    of = _OF_END.search(before) is not None or document.text[mention.start : mention.end].islower()
    territory = cue("consent", "territory", document.language)
    of = of and _FRIENDS.search(before) is None
    for found in force.finditer(before):
        rest = before[found.end() :]
        if (
            of
            and not _TOWARDS.match(rest)
            and len(rest.split()) <= _APART
            and not _PARTED.search(rest)
        ):
            if _BY_END.search(rest) and cue("consent", "grant", document.language).search(rest):
                continue
            far = len(rest.split()) > _NEAR and _OTHER_PART.search(rest)
            spoken = document.language == "en" and _SPEAKER.match(folded, mention.end + 1)
            spoken = spoken or _GROUNDS_END.search(rest)
            if not (far or spoken or _SPEAKER.search(rest) or territory.search(rest)):
                return True
        elif not rest.strip():
            return True
    after = folded[mention.end : min(end, mention.end + 60)]
    if let_do(document, start, end, mention) is not None or _USES.match(after):
        return True
    if _asks(document, mention, before, end):
        return True
    return document.language == "en" and _leads_force(document, mention, after)


def _asks(document: Document, mention: Mention, before: str, end: int) -> bool:
    """Tell whether a state asks another for leave, and not its own house."""
    asks = _ASKS_AFTER.match(document.folded[mention.end : min(end, mention.end + 60)])
    if asks and not _TO_HOUSE.match(document.folded, mention.end + asks.end(), end):
        return True
    return _ASKS_BEFORE.search(before) is not None


def _leads_force(document: Document, mention: Mention, after: str) -> bool:
    """Tell whether a force stands right after its state, as in English: "U.S. special forces"."""
    if _PRESENCE.match(after):
        return True
    ahead = cue("consent", "force", document.language).search(after)
    if ahead is None or document.within("state", mention.end, mention.end + ahead.start()):
        return False
    if _OF_FORCE.match(after, ahead.end()):
        return False
    gap = _TWIN.sub(" ", after[: ahead.start()])
    return len(gap.split()) <= _CLOSE and not re.search(
        r"[,.;:]|(?<!\S)(?:and|to|of|the|in|a|by|has|have|had|will|is|are|was|were|may|can)(?!\S)",
        gap,
    )


def let_do(document: Document, start: int, end: int, mention: Mention) -> int | None:
    """Find what a state is let do: the offset of the words for it, or None."""
    before = document.folded[max(start, mention.start - 130) : mention.start]
    after = _LET_DO.match(document.folded[mention.end : min(end, mention.end + 60)])
    return mention.end + after.end() if after and _LET.search(before) else None


def paired(document: Document, host: str) -> Iterator[Mention]:
    """Give the states whose names are joined to the host's: "Ukrainian-American exercises"."""
    named = document.of("state")
    for one, other in pairwise(named):
        joined = other.start - one.end == 1 and document.folded[one.end] in "-/"
        if joined and host in {one.ids[0], other.ids[0]} and one.ids[0] != other.ids[0]:
            yield other if one.ids[0] == host else one


def is_partner(document: Document, start: int, mention: Mention) -> bool:
    """Tell whether the force named is the one that is trained or exercised with: the host's own."""
    if _RECEIVES.match(document.folded, mention.end):
        return True
    before = document.folded[max(start, mention.start - 110) : mention.start]
    if _HOLDS.match(document.folded, mention.end) and _EXERCISE_THAT.search(before):
        return True
    last = None
    for found in cue("consent", "partner", document.language).finditer(before):
        last = found
    if last is None:
        return False
    rest = before[last.end() :]
    if re.search(r"[,;:.]", rest):
        return False
    article = _ARTICLE.match(rest)
    at = article.end() if article else 0
    named = cue("consent", "force", document.language).match(rest, at) or _UNIT.match(rest, at)
    return named is not None or not rest[at:].strip()


def host_weight(
    document: Document, start: int, end: int, mention: Mention, head: Consent | None
) -> float:
    """Weigh the words around a mention that is no sender's, for a host."""
    folded = document.folded
    before = folded[max(start, mention.start - 60) : mention.start]
    after = folded[mention.end : min(end, mention.end + 50)]
    territory = cue("consent", "territory", document.language)
    if _BORDER.match(after) or _NEXT_DOOR.search(before):
        return 0.0
    for found in territory.finditer(before):
        rest = before[found.end() :]
        if len(rest.split()) <= _CLOSE and not _NEIGHBOUR.search(rest):
            return 4.0
    following = territory.search(after)
    if (following and len(after[: following.start()].split()) <= 1) or _CITIES.search(before):
        return 4.0
    state = _THE_STATE.search(before) and document.text[mention.start].islower()
    if state or speaks(document, start, end, mention):
        if head is None or mention.start < head.start + 60:
            parted = head is not None and ";" in folded[head.end : mention.start]
            return BARE if parted else 2.5
        return 1.5
    if head and mention.end <= head.start and not folded[mention.end : head.start].strip():
        return _SUBJECT
    if head is not None and mention.start > head.movement and _IN_END.search(before):
        return 0.0 if _BOUND_FOR.search(before) else 3.0
    return BARE


def speaks(document: Document, start: int, end: int, mention: Mention) -> bool:
    """Tell whether a mention says whose congress, government or minister it is."""
    before = document.folded[max(start, mention.start - 60) : mention.start]
    after = document.folded[mention.end : min(end, mention.end + 50)]
    if _AFTER_SPEAKER.search(before):
        return True
    ahead = _SPEAKER.search(after)
    if ahead and len(after[: ahead.start()].split()) <= 1:
        return not re.search(r"[,.;:]", after[: ahead.start()])
    return any(not before[f.end() :].strip() for f in _SPEAKER.finditer(before))

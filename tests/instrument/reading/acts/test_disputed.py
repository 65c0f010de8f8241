"""Disputes over an entry: what nobody reports as granted is no act. Facts are illustrative."""

from __future__ import annotations

import pytest

from relevo.instrument.reading.read_text import read_text


def statuses(text: str) -> list[str]:
    """Give the status of each act that is read from a text."""
    return [draft.status.value.value if draft.status else "" for draft in read_text(text).drafts]


@pytest.mark.parametrize(
    "text",
    [
        (
            "El presidente del Senado recordó al Ejecutivo que son los senadores quienes permiten "
            "el tránsito de tropas de Francia por Honduras."
        ),
        (
            "La bancada opositora de Honduras pidió que se investigue quién dio permiso para que "
            "65 militares franceses entraran al país."
        ),
        (
            "Diputados de Honduras se quejan. “El gobierno dejó entrar un buque de Francia sin "
            "autorización del Parlamento”, señaló una senadora."
        ),
        (
            "El ministro explicó que Honduras y Francia suscribieron hace varias décadas un "
            "acuerdo de cooperación militar, y que la visita de los militares se apoya en él."
        ),
        "Who authorized French soldiers to land in Honduras? The article gives no answer.",
        (
            "Lawmakers said the government of Honduras allowed a French warship into its waters "
            "without parliament's consent."
        ),
        (
            "O presidente do Senado lembrou que é o Congresso que autoriza o trânsito de tropas "
            "francesas pelo território do Brasil."
        ),
        (
            "A oposição do Brasil quer saber quem permitiu a entrada de militares franceses no "
            "território nacional."
        ),
    ],
)
def test_a_dispute_over_an_entry_is_no_act(text):
    assert statuses(text) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "El Senado de Honduras autorizó el tránsito de tropas de Francia. Su presidente había "
            "recordado que son los senadores quienes permiten el paso de militares extranjeros."
        ),
        (
            "El presidente de Honduras autorizó por decreto el ingreso de tropas de Francia sin la "
            "aprobación del Congreso."
        ),
        (
            "El Congreso de Honduras autorizó el ingreso de militares franceses, pese a que la "
            "oposición denunció que un grupo ya había entrado sin autorización."
        ),
        (
            "The government of Honduras approved the deployment of French troops without a vote in "
            "parliament."
        ),
        (
            "O Senado do Brasil aprovou o trânsito de militares franceses. A oposição quer saber "
            "quem permitiu a entrada do grupo anterior."
        ),
    ],
)
def test_an_act_within_a_dispute_is_read(text):
    assert statuses(text) == ["adopted"]

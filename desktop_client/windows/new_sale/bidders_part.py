"""The form's part about the bidders: who gets a paddle, up to what, and whether maxima may be left early."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from contract.terms import Registration
from desktop_client.formats import Formats
from desktop_client.viewmodels.sale_draft import Field, FieldFault, SaleDraft
from desktop_client.widgets.form_field import FormField
from desktop_client.windows.new_sale import words
from desktop_client.windows.new_sale.choice import Check, Choice, Option
from desktop_client.windows.new_sale.part import FormPart, Pair


class BiddersPart(FormPart):
    """Registration, limit and absentee bids."""

    def __init__(self, formats: Formats) -> None:
        super().__init__(formats)
        self.registration = Choice[Registration](lambda: self.tr("Registration"), self._registrations)
        self.limit = FormField()
        self.limit.text_changed.connect(self.changed)
        self.absentee = Check(
            lambda: self.tr("Maximum bids may be left before a lot opens"),
            lambda: self.tr(
                "The book bids for them when the lot comes up. What a clerk enters is taken either way."
            ),
        )
        self.column.addWidget(Pair(self.registration, self.limit))
        self.column.addWidget(self.absentee)
        self._adapt()

    def fill(self, draft: SaleDraft) -> None:
        self.registration.choose(draft.registration)
        self.limit.set_text(draft.credit_limit)
        self.absentee.set_checked(draft.absentee)

    def read(self, draft: SaleDraft) -> SaleDraft:
        return replace(
            draft,
            registration=self.registration.value(),
            credit_limit=self.limit.text(),
            absentee=self.absentee.is_checked(),
        )

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        wrong = next((one for one in faults if one.field is Field.LIMIT), None)
        self.limit.show_error("" if wrong is None else words.fault(wrong.fault))
        return None if wrong is None else self.limit.edit

    def _registrations(self) -> tuple[Option[Registration], ...]:
        return (
            Option(
                Registration.OPEN,
                self.tr("Open: a paddle at once"),
                self.tr("Whoever has an account may bid as soon as he asks for a paddle."),
            ),
            Option(
                Registration.APPROVAL,
                self.tr("After your approval"),
                self.tr("A paddle is good only when a clerk has approved it, on the bidders' page."),
            ),
        )

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("Bidders"))
        self.limit.set_label(
            self.tr("Credit limit of a new paddle"),
            self.tr("none"),
            self.tr("The most that one may owe in this sale. You can set another for each paddle."),
        )

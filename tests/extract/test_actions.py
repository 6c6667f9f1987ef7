"""Action and improvement plans in their different layouts."""

from __future__ import annotations

import json

import pytest

from extract import action_columns, actions
from extract.facts import Action
from tests.extract.build import ABOVE, LEFT, Part, context, heading, item, paragraph, table


def read(*parts: Part) -> list[Action]:
    return list(actions.read(context(*parts)))


def test_a_plan_by_enablers_keeps_the_columns_that_have_no_field_by_their_headings() -> None:
    (fact,) = read(
        heading("Appendix D: Action Plan"),
        table(
            ["Enabler", "Objective", "Specific Actions", "Deadline", "Links to Plans", "Risks", "Success Criteria"],
            [
                "Resources",
                "Sustain the projects",
                "Set up a group",
                "01 March 2008",
                "Children's Plan",
                "Funds",
                "It meets",
            ],
        ),
    )
    assert (fact.plan, fact.theme, fact.action) == ("Appendix D", "Resources", "Set up a group")
    assert (fact.deadline, fact.deadline_date) == ("01 March 2008", "2008-03-01")
    assert (fact.comment, fact.success, fact.owner, fact.status) == ("Funds", "It meets", "", "")
    assert json.loads(fact.other) == {"Objective": "Sustain the projects", "Links to Plans": "Children's Plan"}


def test_an_objective_in_the_heading_names_the_plan_and_its_words_are_the_theme() -> None:
    (fact,) = read(
        heading("Objective 5 – By October, every plan is of good quality"),
        paragraph("Linked indicators: 5 & 12"),
        table(
            ["No.", "Action", "By Whom", "By When", "RAG / Comment on current position", "What success will look like"],
            ["3", "Raise the quality of plans", "YOT Manager", "Dec 2014", "AMBER- audits go on", "Plans are good"],
        ),
    )
    assert (fact.plan, fact.theme, fact.ref) == ("Objective 5", "By October, every plan is of good quality", "3")
    assert (fact.owner, fact.deadline_date) == ("YOT Manager", "2014-12-31")
    assert (fact.status, fact.comment, fact.success) == ("amber", "AMBER- audits go on", "Plans are good")


@pytest.mark.parametrize(
    ("deadline", "comment", "status", "date"),
    [
        ("Achieved", "In place", "achieved", ""),
        ("Achieved", "GREEN", "green", ""),
        ("Done", "", "achieved", ""),
        ("Ongoing", "Redesign goes on", "", ""),
        ("Tbc (roll out due Summer 2016)", "GREEN- Roll out", "green", ""),
        ("30 June 2007", "Blue: not yet due", "blue", "2007-06-30"),
    ],
)
def test_status_and_date_are_only_what_the_cells_say(deadline: str, comment: str, status: str, date: str) -> None:
    (fact,) = read(
        heading("Improvement Plan"),
        table(["Action", "Owner", "By When", "RAG and comment"], ["Train the team", "Manager", deadline, comment]),
    )
    assert (fact.status, fact.deadline_date, fact.comment) == (status, date, comment)


def test_a_gap_and_the_risk_in_the_row_below_it_are_one_theme() -> None:
    facts = read(
        heading("Section 3: YOT partnership improvement plan"),
        table(
            [
                "Risk identified via self-assessment",
                "Action to overcome this risk",
                "Success criteria",
                "Owner",
                "Deadline",
            ],
            ["Gaps found are written here.", "What action will be taken?", "How will it be known?", "", ""],
            ["Gap: data come late", "Recruit an analyst", "Data are on time", "Manager\n\nAnalyst", "May 2010"],
            ["Risk: boards decide blindly", "", "", "", ""],
            ["Gap: few placements", "Find providers", "More placements", "Team Leader", "June 2010"],
            ["Risk: young people wait", "", "", "", ""],
        ),
    )
    assert [(fact.theme, fact.owner) for fact in facts] == [
        ("Gap: data come late;Risk: boards decide blindly", "Manager;Analyst"),
        ("Gap: few placements;Risk: young people wait", "Team Leader"),
    ]
    assert {fact.plan for fact in facts} == {"YOT partnership improvement plan"}
    assert [fact.deadline_date for fact in facts] == ["2010-05-31", "2010-06-30"]


def test_owners_on_lines_that_merely_wrap_are_as_printed() -> None:
    (fact,) = read(
        heading("Action plan"),
        table(["Action", "Owner", "By when"], ["Recruit an analyst", "Head of\nService", "May 2010"]),
    )
    assert fact.owner == "Head of Service"


def test_a_theme_cell_over_several_rows_is_the_theme_of_each() -> None:
    for below in (ABOVE, ""):
        facts = read(
            heading("Action Plan 2019"),
            table(
                ["Priority", "What we will do", "Lead", "By when", "RAG"],
                ["Custody", "Review bail packages", "Head of Service", "March 2019", "G"],
                [below, "Meet the courts", "Court officer", "Ongoing", "A"],
            ),
        )
        assert [(fact.theme, fact.status, fact.comment) for fact in facts] == [
            ("Custody", "green", ""),
            ("Custody", "amber", ""),
        ]


def test_a_row_across_the_table_is_the_theme_of_the_rows_below_it() -> None:
    facts = read(
        heading("6. Delivery plan"),
        table(
            ["Action", "Owner", "Timescale", "Outcome"],
            ["Prevention", LEFT, LEFT, LEFT],
            ["1.1 Open a second project", "Prevention lead", "Q3", "Fewer entrants"],
            ["Resettlement", LEFT, LEFT, LEFT],
            ["2.1 Plan before release", "Custody lead", "31/03/2020", "Homes for all"],
        ),
    )
    assert [(fact.theme, fact.ref, fact.action) for fact in facts] == [
        ("Prevention", "1.1", "Open a second project"),
        ("Resettlement", "2.1", "Plan before release"),
    ]
    assert {fact.plan for fact in facts} == {"Delivery plan"}


@pytest.mark.parametrize(
    ("headings", "plan", "theme"),
    [
        (["Appendix A: Improvement plan", "Governance"], "Appendix A", "Governance"),
        (["Appendix A", "Post-inspection action plan 2012"], "Post-inspection action plan 2012", ""),
        (["Strategic Objective 2 - Safer communities"], "Strategic Objective 2", "Safer communities"),
        (["Action Plan: Custody"], "Action Plan", "Custody"),
        (["Section 4. Workforce"], "Workforce", ""),
        ([], "", ""),
    ],
)
def test_the_nearest_line_that_names_a_plan_gives_its_name(headings: list[str], plan: str, theme: str) -> None:
    lines = [heading(words, level) for level, words in enumerate(headings, start=1)]
    (fact,) = read(*lines, table(["Action", "Owner", "By when"], ["Meet the courts", "Manager", "Monthly"]))
    assert (fact.plan, fact.theme) == (plan, theme)


def test_an_inspection_improvement_plan_serves_recommendations() -> None:
    facts = read(
        heading("HMIP inspection: improvement plan"),
        table(
            ["Ref No", "Area requiring improvement (recommendations)", "Action required", "Planned completion date",
             "Lead officer / agency", "Progress against agreed action"],
            ["1", "Assessments are late", "Raise timeliness", "March 2013", "Operations Managers", "Action completed"],
        ),
    )  # fmt: skip
    assert [(f.ref, f.theme, f.owner, f.deadline_date, f.comment) for f in facts] == [
        ("1", "Assessments are late", "Operations Managers", "2013-03-31", "Action completed")
    ]


def test_the_headings_may_stand_below_a_line_that_is_none() -> None:
    (fact,) = read(
        heading("Objective 8: Clear expectations"),
        table(
            ["", "Linked indicators: A5, A15", "", ""],
            ["No", "Action", "By Whom", "By When"],
            ["1", "Observe practice", "Manager", "Achieved"],
        ),
    )
    assert (fact.ref, fact.action, fact.status) == ("1", "Observe practice", "achieved")


def test_an_outcome_before_the_actions_is_what_they_serve_where_a_measure_follows() -> None:
    columns = ["Outcome", "Action", "Lead", "Risks", "Measure", "Objective"]
    (fact,) = read(
        heading("Action plan"),
        table(columns, ["Safer streets", "Start patrols", "Police", "Weather", "Fewer calls", "Link to plan 3"]),
    )
    assert (fact.theme, fact.success, fact.comment) == ("Safer streets", "Fewer calls", "Weather")
    assert json.loads(fact.other) == {"Objective": "Link to plan 3"}


def test_words_in_a_status_column_that_name_no_status_are_not_dropped() -> None:
    (fact,) = read(
        heading("Action plan"),
        table(["Action", "Owner", "Status"], ["Write the policy", "Manager", "Draft with the board"]),
    )
    assert (fact.status, json.loads(fact.other)) == ("", {"Status": "Draft with the board"})


def test_objectives_with_owners_and_deadlines_are_the_actions_where_no_column_is_named_so() -> None:
    (fact,) = read(
        heading("Work plan"),
        table(["Area", "Objective", "Lead", "Target date"], ["Courts", "Agree a protocol", "Manager", "Sept 2011"]),
    )
    assert (fact.theme, fact.action, fact.deadline_date) == ("Courts", "Agree a protocol", "2011-09-30")


def test_actions_with_a_label_before_each_part() -> None:
    facts = read(
        heading("Priority 2: Custody"),
        table(
            ["Action:", "Review bail packages"],
            ["Lead:", "Court officer"],
            ["By when:", "June 2013"],
            ["How will we know:", "Fewer remands"],
            ["Action:", "Plan resettlement early"],
            ["Lead:", "Case managers"],
            ["By when:", "Done"],
            ["How will we know:", ""],
            header_rows=0,
        ),
    )
    assert [(f.plan, f.theme, f.action, f.owner, f.deadline_date, f.status, f.success) for f in facts] == [
        ("Priority 2", "Custody", "Review bail packages", "Court officer", "2013-06-30", "", "Fewer remands"),
        ("Priority 2", "Custody", "Plan resettlement early", "Case managers", "", "achieved", ""),
    ]


def test_a_list_below_a_priority_of_a_plan_without_a_table() -> None:
    facts = read(
        heading("Improvement plan 2019/20", 1),
        heading("Priority 1: Fewer young people in custody", 2),
        paragraph("The board agreed this in May."),
        item("Review every bail package", "1."),
        item("Meet the courts monthly", "-"),
        heading("Partnerships", 1),
        item("Something that is no action"),
    )
    assert [(fact.plan, fact.theme, fact.ref, fact.action) for fact in facts] == [
        ("Priority 1", "Fewer young people in custody", "1", "Review every bail package"),
        ("Priority 1", "Fewer young people in custody", "", "Meet the courts monthly"),
    ]


def test_a_list_that_a_plans_section_announces_as_its_actions() -> None:
    facts = read(
        heading("4. Action plan"),
        item("A list of what was done last year"),
        paragraph("What we will do:"),
        item("Train volunteers"),
        paragraph("This depends on funds."),
        item("A list of funds"),
    )
    assert [(fact.plan, fact.action) for fact in facts] == [("Action plan", "Train volunteers")]


def test_a_table_without_owner_deadline_status_or_success_is_no_plan() -> None:
    assert read(table(["Action", "Page"], ["Review", "4"])) == []
    assert read(table(["Indicator", "Target", "Actual"], ["Custody", "5%", "4%"])) == []
    assert read(table(["Indicator", "Target", "Actions"], ["Custody", "5%", "Meet the courts"])) == []


def test_a_plan_that_goes_on_over_a_page_keeps_its_name() -> None:
    columns = ["Action", "Owner", "Deadline"]
    facts = read(
        heading("Objective 2: A full team"),
        table(columns, ["Recruit", "Manager", "May 2014"]),
        table(columns, ["Induct", "Manager", "June 2014"]),
    )
    assert [(fact.plan, fact.theme) for fact in facts] == [("Objective 2", "A full team")] * 2


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Action by", "owner"),
        ("Lead Officer / Agency", "owner"),
        ("Target date", "deadline"),
        ("Planned completion date", "deadline"),
        ("What will success look like?", "success"),
        ("How will we know?", "success"),
        ("RAG / Comment on current position", "comment"),
        ("RAG", "status"),
        ("Key actions", "action"),
        ("What are we going to do?", "action"),
        ("Links to Plans", "other"),
        ("", "other"),
    ],
)
def test_a_column_is_what_its_heading_says(printed: str, role: str) -> None:
    assert action_columns.role(printed) == role


def test_a_row_that_names_the_next_objective_begins_its_plan() -> None:
    found = read(
        heading("Objective 1: School"),
        table(
            ["Ref", "Action", "Lead", "Due", "How we shall know"],
            ["1.1", "Track timetables", "Officer", "June 2021", "A list each month"],
            ["Objective 2: Fairness", "", "", "", ""],
            ["2.1", "Read reports", "Manager", "July 2021", "Ten are read"],
        ),
    )
    assert [(each.plan, each.theme, each.ref, each.success) for each in found] == [
        ("Objective 1", "School", "1.1", "A list each month"),
        ("Objective 2", "Fairness", "2.1", "Ten are read"),
    ]


def test_a_column_of_progress_that_holds_nothing_but_colours_is_the_status() -> None:
    head = ["No.", "Action", "Responsible", "Deadline", "Progress"]
    found = read(
        table(head, ["1", "Hold a review", "Manager", "Ongoing", "Green"], ["2", "Train staff", "Head", "", "Red"])
    )
    assert [(each.status, each.comment) for each in found] == [("green", ""), ("red", "")]
    said = read(table(head, ["1", "Hold a review", "Manager", "Ongoing", "Green"], ["2", "Train", "Head", "", "Begun"]))
    assert [each.comment for each in said] == ["Green", "Begun"]

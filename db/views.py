"""The views that dashboards and `yot outturn` stand on: SQL that SQLite and PostgreSQL read alike.

They are made anew at each upgrade; docs/store.md says what each column means. Each view is a step for the next, with
one window at most, over one series at most (authority, indicator, population, follow-up): so both databases read only
the rows of the indicator or authority that is asked for. SQLite would not through two windows, or a join above one.
Each window costs as much as reading the values does, so there are few, over no more columns than the next step needs.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, Table, Text, text

from db.types import Exact

_VALUES = """
SELECT o.authority, o.indicator, o.population, o.follow_up, o.unit, o.period, o.measure, o.comparator, o.value,
       COUNT(*) AS facts, MAX(CASE WHEN o.decision = '' THEN 0 ELSE 1 END) AS chosen
FROM observations o
WHERE o.decision <> 'rejected' AND o.measure IN ('outturn', 'target')
GROUP BY o.authority, o.indicator, o.population, o.follow_up, o.unit, o.period, o.measure, o.comparator, o.value
"""
"""Each value once, however often it is printed; `chosen` where a person accepted or corrected it."""


def _bounds(comparator: str) -> str:
    """The least and the greatest of a comparator's outturns in a period, of those that a person chose, if any."""
    which = f"v.measure = 'outturn' AND v.comparator = '{comparator}'"
    return ", ".join(
        f"COALESCE({least}(CASE WHEN {which} AND v.chosen = 1 THEN v.value END) OVER same,"
        f" {least}(CASE WHEN {which} THEN v.value END) OVER same) AS {comparator}_{name}"
        for least, name in (("MIN", "low"), ("MAX", "high"))
    )


_COMPARED = f"""
SELECT v.authority, v.indicator, v.population, v.follow_up, v.unit, v.period, v.measure, v.comparator, v.value, v.facts,
       v.chosen, p.period_start, p.period_end, p.part_year, p.year, p.shape, p.previous, i.better,
       {_bounds("family")}, {_bounds("region")}, {_bounds("national")},
       MAX(CASE WHEN v.measure = 'outturn' AND v.comparator = '' THEN v.chosen END) OVER same AS outturn_chosen,
       MAX(CASE WHEN v.measure = 'target' AND v.comparator = '' THEN v.chosen END) OVER same AS target_chosen,
       SUM(CASE WHEN v.measure = 'outturn' AND v.comparator = '' THEN 1 ELSE 0 END) OVER same AS outturns_printed,
       SUM(CASE WHEN v.measure = 'outturn' AND v.comparator = '' THEN v.chosen ELSE 0 END) OVER same AS outturns_chosen
FROM v_outturn_values v JOIN periods p ON p.label = v.period LEFT JOIN indicators i ON i.id = v.indicator
WINDOW same AS (PARTITION BY v.authority, v.indicator, v.population, v.follow_up, v.unit, v.period)
"""  # noqa: S608 - made of words of this module
"""Beside every value: what it is compared with in its period, and whether a person chose among its like."""

_LEVELS = """
SELECT c.authority, c.indicator, c.population, c.follow_up, c.unit, c.period, c.measure, c.value, c.facts,
       c.period_start, c.period_end, c.part_year, c.year, c.shape, c.previous, c.better,
       c.family_low, c.family_high, c.region_low, c.region_high, c.national_low, c.national_high,
       CASE WHEN c.outturn_chosen = 1 THEN c.outturns_chosen ELSE c.outturns_printed END AS outturns,
       MIN(CASE WHEN c.measure = 'target' AND c.value >= 0 THEN c.value END) OVER of_year AS level_low,
       MAX(CASE WHEN c.measure = 'target' AND c.value >= 0 THEN c.value END) OVER of_year AS level_high
FROM v_outturn_compared c
WHERE c.comparator = '' AND c.chosen = CASE WHEN c.measure = 'target' THEN c.target_chosen ELSE c.outturn_chosen END
WINDOW of_year AS (PARTITION BY c.authority, c.indicator, c.population, c.follow_up, c.unit, c.year)
"""
"""Own values; where a person chose one of several, that one. Beside them: the targets of their year that are levels, in
their unit."""

_SERIES = """
SELECT l.*,
       MIN(CASE WHEN l.measure = 'target' AND l.value < 0 THEN l.value END) OVER of_year AS reduction_low,
       MAX(CASE WHEN l.measure = 'target' AND l.value < 0 THEN l.value END) OVER of_year AS reduction_high,
       MAX(CASE WHEN l.measure = 'target' AND l.value < 0 THEN l.unit END) OVER of_year AS reduction_unit
FROM v_outturn_levels l
WINDOW of_year AS (PARTITION BY l.authority, l.indicator, l.population, l.follow_up, l.year)
"""
"""Beside every value: the targets of its year that are reductions, which may have another unit than the outturn."""

_CHANGES = """
SELECT o.*,
       LAG(o.period) OVER series AS before_period, LAG(o.value) OVER series AS before_value,
       LAG(o.outturns) OVER series AS before_outturns, LAG(o.period_start) OVER series AS before_start,
       CASE WHEN o.level_high IS NULL AND o.reduction_low IS NOT NULL THEN (
           SELECT b.value FROM observations b
           WHERE b.indicator = o.indicator AND b.authority = o.authority AND b.measure = 'baseline'
             AND b.comparator = '' AND b.population = o.population AND b.unit = o.unit
             AND COALESCE(b.follow_up, -1) = COALESCE(o.follow_up, -1)
             AND b.decision <> 'rejected' AND b.period_start < o.period_start
           ORDER BY b.period_start DESC, b.id LIMIT 1
       ) END AS baseline,
       (SELECT MAX(k.day) FROM breaks k WHERE k.indicator = o.indicator AND k.day <= o.period_start) AS break_day
FROM v_outturn_series o
WHERE o.measure = 'outturn'
WINDOW series AS (PARTITION BY o.authority, o.indicator, o.population, o.follow_up, o.unit, o.shape
                  ORDER BY o.period_start, o.value)
"""
"""Every outturn, and beside it the one before it among periods of its shape, the baseline that a reduction is from, and
the last day on which its series broke. What each of the next steps asks of a row is looked up here or before, once."""

_GOALS = """
SELECT c.*,
       CASE WHEN c.before_period = c.previous AND c.before_outturns = 1 THEN c.before_value END AS previous_value,
       CASE WHEN c.level_high IS NOT NULL THEN c.level_high ELSE c.reduction_high END AS target,
       CASE WHEN c.level_high IS NOT NULL THEN c.level_high <> c.level_low
            ELSE COALESCE(c.reduction_high <> c.reduction_low, 1 = 0) END AS targets_differ,
       CASE WHEN c.level_high IS NOT NULL THEN c.level_high
            WHEN c.reduction_unit = 'percent' THEN ROUND(c.baseline * (1 + c.reduction_high / 100.0), 6)
            ELSE c.baseline + c.reduction_high END AS goal,
       COALESCE(c.break_day > c.before_start, 1 = 0) AS broken
FROM v_outturn_changes c
"""

_TOLD = """
SELECT g.*,
       CASE WHEN g.target IS NULL THEN 'no target is stored'
            WHEN g.targets_differ THEN 'its targets differ'
            WHEN g.goal IS NULL THEN 'the target is a reduction and no baseline is stored'
            WHEN COALESCE(g.better, '') = '' THEN 'neither way is better'
            WHEN g.part_year AND g.unit = 'count'
                 AND (g.value < g.goal OR g.value = g.goal AND g.better = 'lower')
            THEN 'the year of the count is not over'
            ELSE '' END AS reason,
       CASE WHEN g.better = 'higher' THEN g.value >= g.goal ELSE g.value <= g.goal END AS reached,
       ABS(g.value - g.goal) <= ABS(g.goal) * (SELECT amber.number FROM settings amber WHERE amber.name = 'amber')
           AS close,
       CASE WHEN g.broken OR g.outturns > 1 THEN NULL ELSE ROUND(g.value - g.previous_value, 6) END AS change
FROM v_outturn_goals g
"""

_OUTTURN = """
SELECT t.authority, t.indicator, t.population, t.follow_up, t.unit, t.period, t.period_start, t.period_end,
       t.part_year, t.year, t.value AS outturn, t.facts, t.target,
       CASE WHEN t.level_high IS NULL AND t.target IS NOT NULL THEN t.reduction_unit ELSE '' END AS reduction_unit,
       t.baseline, t.goal,
       CASE WHEN t.reason <> '' THEN 'cannot be told' WHEN t.reached THEN 'yes' ELSE 'no' END AS on_target,
       t.reason,
       CASE WHEN t.reason <> '' THEN '' WHEN t.reached THEN 'green' WHEN t.close THEN 'amber' ELSE 'red' END AS rating,
       CASE WHEN t.family_low = t.family_high THEN t.family_low END AS family,
       CASE WHEN t.region_low = t.region_high THEN t.region_low END AS region,
       CASE WHEN t.national_low = t.national_high THEN t.national_low END AS national,
       t.previous AS previous_period, t.previous_value, t.change,
       CASE WHEN t.change IS NULL OR COALESCE(t.better, '') = '' THEN ''
            WHEN t.change = 0 THEN 'same'
            WHEN (t.change > 0) = (t.better = 'higher') THEN 'better' ELSE 'worse' END AS direction,
       t.broken,
       t.outturns > 1 AS conflict,
       TRIM(CASE WHEN t.outturns > 1 THEN 'outturn ' ELSE '' END
            || CASE WHEN t.targets_differ THEN 'target ' ELSE '' END
            || CASE WHEN t.family_low <> t.family_high THEN 'family ' ELSE '' END
            || CASE WHEN t.region_low <> t.region_high THEN 'region ' ELSE '' END
            || CASE WHEN t.national_low <> t.national_high THEN 'national' ELSE '' END) AS conflicts
FROM v_outturn_told t
"""

_VIEWS = {
    "v_outturn_values": _VALUES,
    "v_outturn_compared": _COMPARED,
    "v_outturn_levels": _LEVELS,
    "v_outturn_series": _SERIES,
    "v_outturn_changes": _CHANGES,
    "v_outturn_goals": _GOALS,
    "v_outturn_told": _TOLD,
    "v_outturn": _OUTTURN,
}
"""Every view, each after those that it is made of."""

V_OUTTURN = Table(
    "v_outturn",
    MetaData(),
    *(
        Column(name, Text)
        for name in ("authority", "indicator", "population", "unit", "period", "period_start", "period_end", "year")
    ),
    Column("follow_up", Integer),
    Column("part_year", Boolean),
    Column("facts", Integer),
    *(Column(name, Exact) for name in ("outturn", "target", "baseline", "goal", "family", "region", "national")),
    *(Column(name, Text) for name in ("reduction_unit", "on_target", "reason", "rating", "previous_period")),
    *(Column(name, Exact) for name in ("previous_value", "change")),
    *(Column(name, Text) for name in ("direction", "conflicts")),
    *(Column(name, Boolean) for name in ("broken", "conflict")),
)
"""`v_outturn` for queries. Not among the models: it is no table to migrate."""


_DROPPED = (
    "v_outturn", "v_outturn_told", "v_outturn_goals", "v_outturn_changes", "v_outturn_own", "v_outturn_series",
    "v_outturn_levels", "v_outturn_compared", "v_outturn_held", "v_outturn_values",
)  # fmt: skip
"""Every view of this version and earlier ones, each before those that it is made of."""


def drop(connection: Connection) -> None:
    """Take the views away, so that the tables under them can be changed."""
    for name in _DROPPED:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def create(connection: Connection) -> None:
    """Make the views of this version."""
    for name, query in _VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")

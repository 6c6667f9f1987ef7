"""Classes of language: a census, an earlier year, the parts of a joint service, an inspection or a quarter in the
words of several officers."""

from __future__ import annotations

import pytest

from extract import narrative
from tests.extract.build import heading, paragraph
from tests.extract.observed import Short, context, quotes_hold, short

CASES: list[tuple[str, str, list[Short]]] = [
    # -- census
    (
        "",
        "The borough has 312,400 residents (2011 census).",
        [("context.population", "outturn", "", "2011", "312400 count")],
    ),
    (
        "",
        "At the 2001 census 187,900 people lived in the district.",
        [("context.population", "outturn", "", "2001", "187900 count")],
    ),
    (
        "",
        "At the 2001 Census the borough had a population of 214,900.",
        [("context.population", "outturn", "", "2001", "214900 count")],
    ),
    (
        "",
        "The county is home to 553,100 people according to the 2011 census.",
        [("context.population", "outturn", "", "2011", "553100 count")],
    ),
    (
        "",
        "The 2001 census recorded 148,594 inhabitants.",
        [("context.population", "outturn", "", "2001", "148594 count")],
    ),
    (
        "",
        "The population of the city was 224,800 in 2009.",
        [("context.population", "outturn", "", "2009", "224800 count")],
    ),
    (
        "",
        "In 2018 the borough had 225,200 residents, of whom 9.1% were aged 10 to 17.",
        [
            ("context.population", "outturn", "", "2018", "225200 count"),
            ("context.population_10_17", "outturn", "", "2018", "9.1 percent"),
        ],
    ),
    (
        "",
        "In the 2011 Census, 10.2% of the population was aged 10-17.",
        [("context.population_10_17", "outturn", "", "2011", "10.2 percent")],
    ),
    (
        "",
        "Children aged 10 to 17 make up 9.7% of the population (2021 Census).",
        [("context.population_10_17", "outturn", "", "2021", "9.7 percent")],
    ),
    (
        "",
        "The 10-17 population was 10.6% of the total in 2001.",
        [("context.population_10_17", "outturn", "", "2001", "10.6 percent")],
    ),
    (
        "",
        "Those aged between 10 and 17 accounted for 10.4% of residents at the 2001 census.",
        [("context.population_10_17", "outturn", "", "2001", "10.4 percent")],
    ),
    (
        "",
        "Of the 81,200 residents at the 2011 census, 3.2% were from a black or minority ethnic background.",
        [
            ("context.bme", "outturn", "", "2011", "3.2 percent"),
            ("context.population", "outturn", "", "2011", "81200 count"),
        ],
    ),
    (
        "",
        "In the 2011 census 88.4% of residents described themselves as White British.",
        [("context.white_british", "outturn", "", "2011", "88.4 percent")],
    ),
    (
        "",
        "Black and minority ethnic groups made up 14.3% of the population at the 2001 census.",
        [("context.bme", "outturn", "", "2001", "14.3 percent")],
    ),
    (
        "",
        "The rate of reported crime committed by 10 to 17 year olds was 38 per 1,000 in 2008/09, against "
        "46 nationally.",
        [
            ("context.crime_rate_10_17", "outturn", "", "2008/09", "38 rate_per_1k"),
            ("context.crime_rate_10_17", "outturn", "national", "2008/09", "46 rate_per_1k"),
        ],
    ),
    (
        "",
        "In 2009/10 there were 41 offences per 1,000 population aged 10 to 17, compared with 46 for England and Wales.",
        [
            ("context.crime_rate_10_17", "outturn", "", "2009/10", "41 rate_per_1k"),
            ("context.crime_rate_10_17", "outturn", "national", "2009/10", "46 rate_per_1k"),
        ],
    ),
    # -- year before
    (
        "",
        "In 2012/13 there were 96 first-time entrants. A year earlier there were 121.",
        [("fte", "outturn", "", "2011/12", "121 count"), ("fte", "outturn", "", "2012/13", "96 count")],
    ),
    (
        "",
        "ETE stood at 77.6% in 2015/16. The previous year it was 73.2%.",
        [("ete", "outturn", "", "2014/15", "73.2 percent"), ("ete", "outturn", "", "2015/16", "77.6 percent")],
    ),
    (
        "",
        "In 2009/10 custody stood at 4.9% of disposals. A year earlier it stood at 5.6%.",
        [("custody", "outturn", "", "2008/09", "5.6 percent"), ("custody", "outturn", "", "2009/10", "4.9 percent")],
    ),
    (
        "",
        "In 2007/08, 84.4% of young people were screened for substance misuse. The year before the figure was 80.1%.",
        [
            ("substance_screening", "outturn", "", "2006/07", "80.1 percent"),
            ("substance_screening", "outturn", "", "2007/08", "84.4 percent"),
        ],
    ),
    (
        "",
        "Pre-sentence reports were on time in 93% of cases in 2004/05. Twelve months earlier the figure had been 88%.",
        [
            ("psr_timeliness", "outturn", "", "2003/04", "88 percent"),
            ("psr_timeliness", "outturn", "", "2004/05", "93 percent"),
        ],
    ),
    (
        "",
        "In 2010/11 the rate of first time entrants was 812 per 100,000. Last year it had been 940.",
        [
            ("fte", "outturn", "", "2009/10", "940 rate_per_100k"),
            ("fte", "outturn", "", "2010/11", "812 rate_per_100k"),
        ],
    ),
    (
        "",
        "In 2006/07 secure remands were 31.5% of episodes. In the preceding year they were 35.2%.",
        [
            ("secure_remand", "outturn", "", "2005/06", "35.2 percent"),
            ("secure_remand", "outturn", "", "2006/07", "31.5 percent"),
        ],
    ),
    (
        "",
        "During 2016/17 there were 14 custodial sentences, down from 22 the year before.",
        [
            ("custodial_sentences", "outturn", "", "2015/16", "22 count"),
            ("custodial_sentences", "outturn", "", "2016/17", "14 count"),
        ],
    ),
    (
        "",
        "There were 14 custodial sentences in 2016/17 (22 in the previous year).",
        [
            ("custodial_sentences", "outturn", "", "2015/16", "22 count"),
            ("custodial_sentences", "outturn", "", "2016/17", "14 count"),
        ],
    ),
    (
        "",
        "In 2013/14 accommodation was suitable for 96% (2012/13: 93%).",
        [
            ("accommodation", "outturn", "", "2012/13", "93 percent"),
            ("accommodation", "outturn", "", "2013/14", "96 percent"),
        ],
    ),
    (
        "",
        "First time entrants numbered 88 in 2011/12. The year before they numbered 103.",
        [("fte", "outturn", "", "2010/11", "103 count"), ("fte", "outturn", "", "2011/12", "88 count")],
    ),
    # -- latest year
    (
        "",
        "Data for the year ending March 2018 were published in May. In that year the rate of first-time "
        "entrants was 288 per 100,000.",
        [("fte", "outturn", "", "2017/18", "288 rate_per_100k")],
    ),
    (
        "",
        "In 2014 the rate of first-time entrants was 402 per 100,000. In 2015 it was 371. In the same "
        "year the rate in England was 369.",
        [
            ("fte", "outturn", "", "2014", "402 rate_per_100k"),
            ("fte", "outturn", "", "2015", "371 rate_per_100k"),
            ("fte", "outturn", "national", "2015", "369 rate_per_100k"),
        ],
    ),
    (
        "",
        "In 2018/19 there were 11 custodial sentences. In the same year the custody rate was 0.31 per 1,000.",
        [
            ("custodial_sentences", "outturn", "", "2018/19", "11 count"),
            ("custody_rate", "outturn", "", "2018/19", "0.31 rate_per_1k"),
        ],
    ),
    (
        "",
        "In 2005/06 ETE was 76%. Over the same period 95% of young people were in suitable accommodation.",
        [("accommodation", "outturn", "", "2005/06", "95 percent"), ("ete", "outturn", "", "2005/06", "76 percent")],
    ),
    (
        "",
        "The rate of first-time entrants in 2017 was 262 per 100,000. This was 9.7% lower than in 2016.",
        [("fte", "change", "", "2017", "-9.7 percent"), ("fte", "outturn", "", "2017", "262 rate_per_100k")],
    ),
    (
        "",
        "The rate of first-time entrants fell from 237 per 100,000 in 2016 to 214 in 2017, a fall of 9.7%.",
        [
            ("fte", "change", "", "2017", "-9.7 percent"),
            ("fte", "outturn", "", "2016", "237 rate_per_100k"),
            ("fte", "outturn", "", "2017", "214 rate_per_100k"),
        ],
    ),
    # -- joint
    (
        "",
        "In 2009/10 ETE was 76.4% across the service: 79.5% in Shropshire and 72.2% in Telford and Wrekin.",
        [
            ("ete", "outturn", "", "2009/10", "76.4 percent"),
            ("ete", "outturn", "Shropshire", "2009/10", "79.5 percent"),
            ("ete", "outturn", "Telford and Wrekin", "2009/10", "72.2 percent"),
        ],
    ),
    (
        "",
        "In 2009/10, 97.2% of young people were in suitable accommodation (Shropshire 98.3%, Telford and "
        "Wrekin 95.8%).",
        [
            ("accommodation", "outturn", "", "2009/10", "97.2 percent"),
            ("accommodation", "outturn", "Shropshire", "2009/10", "98.3 percent"),
            ("accommodation", "outturn", "Telford and Wrekin", "2009/10", "95.8 percent"),
        ],
    ),
    (
        "",
        "In 2005/06 custodial sentences were 5.1% of disposals in Halton and 4.4% in Warrington.",
        [
            ("custody", "outturn", "Halton", "2005/06", "5.1 percent"),
            ("custody", "outturn", "Warrington", "2005/06", "4.4 percent"),
        ],
    ),
    (
        "",
        "In 2014/15 there were 61 first-time entrants in Swansea, 34 in Bridgend and 29 in Neath Port Talbot.",
        [
            ("fte", "outturn", "Bridgend", "2014/15", "34 count"),
            ("fte", "outturn", "Neath Port Talbot", "2014/15", "29 count"),
            ("fte", "outturn", "Swansea", "2014/15", "61 count"),
        ],
    ),
    (
        "",
        "Of the 124 first-time entrants in 2014/15, 61 were in Swansea and 63 in Bridgend.",
        [
            ("fte", "outturn", "", "2014/15", "124 count"),
            ("fte", "outturn", "Bridgend", "2014/15", "63 count"),
            ("fte", "outturn", "Swansea", "2014/15", "61 count"),
        ],
    ),
    (
        "",
        "The rate of first-time entrants in 2015 was 362 per 100,000 in Middlesbrough and 341 in Redcar and Cleveland.",
        [
            ("fte", "outturn", "Middlesbrough", "2015", "362 rate_per_100k"),
            ("fte", "outturn", "Redcar and Cleveland", "2015", "341 rate_per_100k"),
        ],
    ),
    (
        "",
        "The proportion who reoffended (2010/11) was 36% in Derby, 33% in Derbyshire and 35.5% nationally.",
        [
            ("reoffending", "outturn", "Derby", "2010/11", "36 percent"),
            ("reoffending", "outturn", "Derbyshire", "2010/11", "33 percent"),
            ("reoffending", "outturn", "national", "2010/11", "35.5 percent"),
        ],
    ),
    # -- heading year lists
    (
        "Performance in 2007/08",
        "Substance misuse: screening 93.5%, assessment within five days 90.1%, intervention within ten days 95%.",
        [
            ("substance_assessment", "outturn", "", "2007/08", "90.1 percent"),
            ("substance_intervention", "outturn", "", "2007/08", "95 percent"),
            ("substance_screening", "outturn", "", "2007/08", "93.5 percent"),
        ],
    ),
    (
        "Performance in 2006/07",
        "93.5% of young people were screened for substance misuse, 90.1% were assessed within five "
        "working days and 95% began treatment within ten.",
        [
            ("substance_assessment", "outturn", "", "2006/07", "90.1 percent"),
            ("substance_intervention", "outturn", "", "2006/07", "95 percent"),
            ("substance_screening", "outturn", "", "2006/07", "93.5 percent"),
        ],
    ),
    (
        "What we achieved in 2004/05",
        "ETE 74%, suitable accommodation 91% and pre-sentence reports on time 92%.",
        [
            ("accommodation", "outturn", "", "2004/05", "91 percent"),
            ("ete", "outturn", "", "2004/05", "74 percent"),
            ("psr_timeliness", "outturn", "", "2004/05", "92 percent"),
        ],
    ),
    (
        "Our performance 2005/06",
        "Final warnings with interventions reached 88%, custodial sentences 5.4% and secure remands 33%.",
        [
            ("custody", "outturn", "", "2005/06", "5.4 percent"),
            ("final_warning_intervention", "outturn", "", "2005/06", "88 percent"),
            ("secure_remand", "outturn", "", "2005/06", "33 percent"),
        ],
    ),
    (
        "Performance in 2007/08",
        "Parenting interventions were provided with 21.7% of relevant community disposals and in 26.4% of "
        "prevention programmes.",
        [
            ("parenting_intervention_community", "outturn", "", "2007/08", "21.7 percent"),
            ("parenting_intervention_prevention", "outturn", "", "2007/08", "26.4 percent"),
        ],
    ),
    # -- satisfied
    (
        "",
        "Of victims who took part in a restorative process in 2004/05, 91% were satisfied.",
        [("victim_satisfaction", "outturn", "", "2004/05", "91 percent")],
    ),
    (
        "",
        "91% of the victims who took part in 2004/05 were satisfied.",
        [("victim_satisfaction", "outturn", "", "2004/05", "91 percent")],
    ),
    (
        "",
        "Victims were satisfied in 88% of cases in 2003/04.",
        [("victim_satisfaction", "outturn", "", "2003/04", "88 percent")],
    ),
    (
        "",
        "Victims who met the offender in 2011/12 told us they were satisfied in 85% of cases.",
        [("victim_satisfaction", "outturn", "", "2011/12", "85 percent")],
    ),
    (
        "",
        "In 2012/13 94 per cent of victims taking part said they were satisfied, against a target of 85 per cent.",
        [
            ("victim_satisfaction", "outturn", "", "2012/13", "94 percent"),
            ("victim_satisfaction", "target", "", "2012/13", "85 percent"),
        ],
    ),
    (
        "",
        "Victim satisfaction in 2006/07 was 97.5%.",
        [("victim_satisfaction", "outturn", "", "2006/07", "97.5 percent")],
    ),
    (
        "",
        "Satisfaction among victims reached 90% in 2005/06.",
        [("victim_satisfaction", "outturn", "", "2005/06", "90 percent")],
    ),
    (
        "",
        "In 2005/06 84% of parents who completed a programme were satisfied with it.",
        [("parent_satisfaction", "outturn", "", "2005/06", "84 percent")],
    ),
    # -- inspection
    (
        "Improvement plan",
        "The inspection in March 2012 judged that safeguarding work was done well enough 63% of the time, "
        "risk of harm work 58% and likelihood of reoffending work 71%.",
        [
            ("cci.likelihood_of_reoffending", "outturn", "", "2012", "71 percent"),
            ("cci.risk_of_harm", "outturn", "", "2012", "58 percent"),
            ("cci.safeguarding", "outturn", "", "2012", "63 percent"),
        ],
    ),
    (
        "Improvement plan",
        "The core case inspection of 2011 scored Safeguarding 67%, Risk of Harm 62% and Likelihood of Reoffending 73%.",
        [
            ("cci.likelihood_of_reoffending", "outturn", "", "2011", "73 percent"),
            ("cci.risk_of_harm", "outturn", "", "2011", "62 percent"),
            ("cci.safeguarding", "outturn", "", "2011", "67 percent"),
        ],
    ),
    (
        "Improvement plan",
        "In the 2010 core case inspection the scores were: Safeguarding 66%; Risk of Harm 60%; Likelihood "
        "of Reoffending 70%.",
        [
            ("cci.likelihood_of_reoffending", "outturn", "", "2010", "70 percent"),
            ("cci.risk_of_harm", "outturn", "", "2010", "60 percent"),
            ("cci.safeguarding", "outturn", "", "2010", "66 percent"),
        ],
    ),
    (
        "Response to inspection",
        "Inspectors visited in June 2010 and found the safeguarding aspects of the work were done well "
        "enough 69% of the time.",
        [("cci.safeguarding", "outturn", "", "2010", "69 percent")],
    ),
    # -- quarters
    (
        "",
        "Custodial sentences in 2011/12: 12 in quarter 1 and 9 in quarter 2.",
        [
            ("custodial_sentences", "outturn", "", "2011/12 Q1", "12 count"),
            ("custodial_sentences", "outturn", "", "2011/12 Q2", "9 count"),
        ],
    ),
    (
        "",
        "There were 12 custodial sentences in Q1 2011/12, 9 in Q2 and 11 in Q3.",
        [
            ("custodial_sentences", "outturn", "", "2011/12 Q1", "12 count"),
            ("custodial_sentences", "outturn", "", "2011/12 Q2", "9 count"),
            ("custodial_sentences", "outturn", "", "2011/12 Q3", "11 count"),
        ],
    ),
    (
        "",
        "ETE was 71% in the first quarter of 2009/10 and 74.5% in the second quarter.",
        [("ete", "outturn", "", "2009/10 Q1", "71 percent"), ("ete", "outturn", "", "2009/10 Q2", "74.5 percent")],
    ),
    # -- parts
    (
        "",
        "In 2014/15, 23 of 41 young people (56%) were in suitable accommodation.",
        [("accommodation", "outturn", "", "2014/15", "56 percent")],
    ),
    (
        "",
        "In 2009/10 118 of 125 pre-sentence reports (94.4%) were on time.",
        [("psr_timeliness", "outturn", "", "2009/10", "94.4 percent")],
    ),
    (
        "",
        "In 2003, 61 out of 72 final warnings (84.7%) were supported by an intervention.",
        [("final_warning_intervention", "outturn", "", "2003", "84.7 percent")],
    ),
    (
        "",
        "Of 204 young people in the 2013 cohort, 78 reoffended (38.2%).",
        [
            ("reoffenders", "outturn", "", "2013 cohort", "78 count"),
            ("reoffending", "outturn", "", "2013 cohort", "38.2 percent"),
            ("reoffending_cohort", "outturn", "", "2013 cohort", "204 count"),
        ],
    ),
    (
        "",
        "The 2013 cohort was 204 young people, of whom 38.2% reoffended.",
        [
            ("reoffending", "outturn", "", "2013 cohort", "38.2 percent"),
            ("reoffending_cohort", "outturn", "", "2013 cohort", "204 count"),
        ],
    ),
    # -- reoffending
    (
        "",
        "The binary rate for the January to December 2015 cohort was 36.4% and the frequency rate 1.31.",
        [
            ("reoffending", "outturn", "", "2015 Jan-Dec cohort", "36.4 percent"),
            ("reoffending_frequency", "outturn", "", "2015 Jan-Dec cohort", "1.31 ratio"),
        ],
    ),
    (
        "",
        "Of the cohort of October to December 2001, 41.3% had reoffended after 12 months.",
        [("reoffending@12", "outturn", "", "2001 Oct-Dec cohort", "41.3 percent")],
    ),
    (
        "",
        "33.3% of children in the January to March 2021 cohort reoffended, with 1.4 offences per child.",
        [
            ("reoffending", "outturn", "", "2021 Jan-Mar cohort", "33.3 percent"),
            ("reoffending_frequency", "outturn", "", "2021 Jan-Mar cohort", "1.4 ratio"),
        ],
    ),
    (
        "",
        "Reoffending for the July to September 2015 cohort was 42.3%, compared with 41.9% for England and Wales.",
        [
            ("reoffending", "outturn", "", "2015 Jul-Sep cohort", "42.3 percent"),
            ("reoffending", "outturn", "national", "2015 Jul-Sep cohort", "41.9 percent"),
        ],
    ),
    (
        "",
        "The average number of reoffences per young person was 0.94 for the 2008 cohort.",
        [("reoffending_frequency", "outturn", "", "2008 cohort", "0.94 ratio")],
    ),
    (
        "",
        "Young people in the 2011 cohort committed an average of 1.02 further offences each.",
        [("reoffending_frequency", "outturn", "", "2011 cohort", "1.02 ratio")],
    ),
    # -- wales and more
    (
        "",
        "In 2015/16 94.1% of young people in the service had access to suitable accommodation, compared "
        "with 93.6% across Wales.",
        [
            ("accommodation", "outturn", "", "2015/16", "94.1 percent"),
            ("accommodation", "outturn", "Wales", "2015/16", "93.6 percent"),
        ],
    ),
    (
        "",
        "In 2015/16, 81.5% of those referred for substance misuse were assessed within five working days (Wales: 84%).",
        [
            ("substance_assessment", "outturn", "", "2015/16", "81.5 percent"),
            ("substance_assessment", "outturn", "Wales", "2015/16", "84 percent"),
        ],
    ),
    (
        "",
        "Initial training plans were drawn up within ten days for 91.7% of DTOs in 2002/03 (85% in 2001/02).",
        [
            ("dto_training_plan", "outturn", "", "2001/02", "85 percent"),
            ("dto_training_plan", "outturn", "", "2002/03", "91.7 percent"),
        ],
    ),
    (
        "",
        "We will complete ASSET for 100% of young people in 2003/04.",
        [("asset_completion", "target", "", "2003/04", "100 percent")],
    ),
    (
        "",
        "By March 2014 we will reduce the custody rate to 0.35 per 1,000.",
        [("custody_rate", "target", "", "2013/14", "0.35 rate_per_1k")],
    ),
    (
        "",
        "National Standards were met in 71% of cases in November 2003.",
        [("national_standards", "outturn", "", "2003 Nov", "71 percent")],
    ),
    (
        "",
        "Asset was completed at the start and end of 96% of orders in 2003/04.",
        [("asset_completion", "outturn", "", "2003/04", "96 percent")],
    ),
    (
        "",
        "In 2008/09 the family average for ETE was 70.8% and the national average 72.3%.",
        [
            ("ete", "outturn", "family", "2008/09", "70.8 percent"),
            ("ete", "outturn", "national", "2008/09", "72.3 percent"),
        ],
    ),
    ("", "In 2017/18 we expect 54 first-time entrants.", [("fte", "projection", "", "2017/18", "54 count")]),
    (
        "",
        "In April to September 2015 63 young people entered the youth justice system for the first time.",
        [("fte", "outturn", "", "2015/16 Apr-Sep", "63 count")],
    ),
    (
        "",
        "The first-time entrant rate was 445 per 100,000 (October 2012 to September 2013), compared with "
        "458 for London and 448 for England.",
        [
            ("fte", "outturn", "", "2012 Oct-2013 Sep", "445 rate_per_100k"),
            ("fte", "outturn", "London", "2012 Oct-2013 Sep", "458 rate_per_100k"),
            ("fte", "outturn", "national", "2012 Oct-2013 Sep", "448 rate_per_100k"),
        ],
    ),
    # -- a bracket with another year
    (
        "",
        "There were 38 custodial sentences in 2014/15. The custody rate was 0.55 per 1,000 (0.79 in "
        "2013/14) and missed the target of 0.50.",
        [
            ("custodial_sentences", "outturn", "", "2014/15", "38 count"),
            ("custody_rate", "outturn", "", "2013/14", "0.79 rate_per_1k"),
            ("custody_rate", "outturn", "", "2014/15", "0.55 rate_per_1k"),
            ("custody_rate", "target", "", "2014/15", "0.5 rate_per_1k"),
        ],
    ),
    (
        "",
        "In 2006/07 ETE rose. It stood at 71% (2005/06: 68%), against 70% for the family.",
        [
            ("ete", "outturn", "", "2005/06", "68 percent"),
            ("ete", "outturn", "", "2006/07", "71 percent"),
            ("ete", "outturn", "family", "2006/07", "70 percent"),
        ],
    ),
    (
        "",
        "Fifty-one young people were sentenced to custody in 2008/09 (2007/08: 66). They were 5.4% of "
        "court disposals (6.9% in 2007/08).",
        [
            ("custodial_sentences", "outturn", "", "2007/08", "66 count"),
            ("custodial_sentences", "outturn", "", "2008/09", "51 count"),
            ("custody", "outturn", "", "2007/08", "6.9 percent"),
            ("custody", "outturn", "", "2008/09", "5.4 percent"),
        ],
    ),
    # -- the same part of another year
    (
        "",
        "There were 402 first-time entrants in April to December 2006, compared with 431 in the same period of 2005.",
        [
            ("fte", "outturn", "", "2005/06 Apr-Dec", "431 count"),
            ("fte", "outturn", "", "2006/07 Apr-Dec", "402 count"),
        ],
    ),
    (
        "",
        "In April to June 2012 there were 12 custodial sentences, against 15 in the same quarter of 2011.",
        [
            ("custodial_sentences", "outturn", "", "2011/12 Apr-Jun", "15 count"),
            ("custodial_sentences", "outturn", "", "2012/13 Apr-Jun", "12 count"),
        ],
    ),
    # -- a part of the time in a later clause
    (
        "Summary of achievements in 2003",
        "Secure remands were at 27% against a target of 30%, though in the quarter October to December "
        "2003 they had risen to 33%. ASSET was completed for 99% of young people.",
        [
            ("asset_completion", "outturn", "", "2003", "99 percent"),
            ("secure_remand", "outturn", "", "2003", "27 percent"),
            ("secure_remand", "outturn", "", "2003/04 Oct-Dec", "33 percent"),
            ("secure_remand", "target", "", "2003", "30 percent"),
        ],
    ),
]
"""The heading, the sentences under it, and what they tell."""


@pytest.mark.parametrize(("over", "text", "told"), CASES, ids=[text[:70] for _, text, _ in CASES])
def test_each_class_is_read_in_other_words(over: str, text: str, told: list[Short]) -> None:
    parts = [heading(over), paragraph(text)] if over else [paragraph(text)]
    read = context(*parts, authority="Wessex", doc_type="improvement_plan")
    facts = list(narrative.read(read))
    assert sorted(short(facts)) == told
    assert quotes_hold(read, facts)

import { type Catalogue, defineCatalogue } from '#kit/catalogue.ts';
import { joinParts } from '#kit/catalogue-part.ts';
import type { ScenarioLanguage } from '#kit/scenario-reading.ts';
import { stateCouncilCalendar } from './calendars/work-calendar.ts';
import * as list from './list.ts';

const { headings, ...parts } = joinParts(list);

/** All that the law says, checked when the process starts: throws DefinitionError where parts don't fit. */
export const catalogue: Catalogue = defineCatalogue({ ...parts, calendar: stateCouncilCalendar });

/** What scenarios of this catalogue are read with. */
export const scenarioLanguage: ScenarioLanguage = { catalogue, headings };

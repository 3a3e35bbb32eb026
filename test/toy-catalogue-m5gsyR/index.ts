import { type Catalogue, defineCatalogue } from '#kit/catalogue.ts';
import { type CataloguePart, joinParts } from '#kit/catalogue-part.ts';
import type { ScenarioLanguage } from '#kit/scenario-reading.ts';
import * as list from './list.ts';
import { toyCalendar } from './toy-calendar.ts';

/** A catalogue of these parts, and the language of its scenarios: to try the engine with more or other items. */
export const toyCatalogueOf = (
  parts: Readonly<Record<string, CataloguePart>>,
): ScenarioLanguage & { readonly catalogue: Catalogue } => {
  const { headings, ...joined } = joinParts(parts);
  return { catalogue: defineCatalogue({ ...joined, calendar: toyCalendar }), headings };
};

/** The toy catalogue: a benefit in lemons that proves the engine without the law. */
export const { catalogue: toyCatalogue, headings: toyHeadings } = toyCatalogueOf(list);

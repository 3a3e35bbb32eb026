import type { Catalogue } from './catalogue.ts';
import type { ScenarioHeading } from './scenario-words.ts';

/** What one folder brings to the catalogue. */
export type CataloguePart = Partial<Omit<Catalogue, 'calendar'>> & {
  readonly headings?: readonly ScenarioHeading[];
};

/** All parts as one, in the order of their names; whether they fit is for defineCatalogue to say. */
export const joinParts = (list: Readonly<Record<string, CataloguePart>>): Required<CataloguePart> => {
  const parts = Object.entries(list)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, part]) => part);
  return {
    items: parts.flatMap((part) => part.items ?? []),
    benefits: parts.flatMap((part) => part.benefits ?? []),
    factKinds: parts.flatMap((part) => part.factKinds ?? []),
    parameters: parts.flatMap((part) => part.parameters ?? []),
    feeds: parts.flatMap((part) => part.feeds ?? []),
    sources: parts.flatMap((part) => part.sources ?? []),
    verifications: parts.flatMap((part) => part.verifications ?? []),
    signals: parts.flatMap((part) => part.signals ?? []),
    indicators: parts.flatMap((part) => part.indicators ?? []),
    rounds: parts.flatMap((part) => part.rounds ?? []),
    postKinds: parts.flatMap((part) => part.postKinds ?? []),
    headings: parts.flatMap((part) => part.headings ?? []),
  };
};

/** Which households of an import are shown: all of them, or those in one state. */
const importViews = ['ready', 'faulty', 'imported', 'skipped'] as const;
export type ImportView = (typeof importViews)[number];

export function importSearch(search: Record<string, unknown>): { view?: ImportView } {
  const view = importViews.find((each) => each === search.view);
  return view === undefined ? {} : { view };
}

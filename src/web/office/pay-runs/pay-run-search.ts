/** What of a pay run is shown: its towns, what is held back, or every line. */
const payRunViews = ['towns', 'holds', 'lines'] as const;
type PayRunView = (typeof payRunViews)[number];

export function payRunSearch(search: Record<string, unknown>): { view?: PayRunView } {
  const view = payRunViews.find((each) => each === search.view);
  return view === undefined ? {} : { view };
}

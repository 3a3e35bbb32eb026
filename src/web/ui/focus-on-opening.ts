let openedBefore = false;

/**
 * Moves the focus to the heading of a page or step that has just opened inside the application, so that keyboard and
 * screen reader start where the eye does. Not on the very first page: there the skip link must stay the first stop.
 */
export function focusOnOpening(heading: HTMLElement | null | undefined): void {
  if (openedBefore) heading?.focus({ preventScroll: true });
  openedBefore = true;
}

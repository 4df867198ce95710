// Where one was on a page, kept with its entry in the history: going back, and loading again, lead there.
const patience = 5000;
let timer = 0;
/** Ends the search for the place, while one goes on. @type {(() => void) | null} */
let stop = null;

history.scrollRestoration = 'manual';
addEventListener('popstate', () => clearTimeout(timer));
addEventListener('scroll', () => {
  clearTimeout(timer);
  timer = setTimeout(() => stop || keep({ top: Math.round(scrollY) }), 150);
}, { passive: true });
for (const sign of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(sign, () => stop?.(), true);

/** Adds to what this entry of the history knows.
 * @param {Record<string, unknown>} more */
export const keep = (more) => history.replaceState({ ...history.state, ...more }, '');

/** Goes to where this entry was left, as soon as the page is long enough; somebody who scrolls meanwhile has their way.
 * @param {HTMLElement} page */
export function restorePlace(page) {
  stop?.();
  clearTimeout(timer);
  const top = Number(history.state?.top ?? 0);
  const there = () => {
    scrollTo({ top, behavior: 'instant' });
    return Math.abs(scrollY - top) < 2;
  };
  if (there()) return;
  const watch = new ResizeObserver(() => there() && stop?.());
  const limit = setTimeout(() => stop?.(), patience);
  stop = () => {
    watch.disconnect();
    clearTimeout(limit);
    stop = null;
  };
  watch.observe(page);
}

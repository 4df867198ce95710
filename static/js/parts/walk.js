/** Arrow keys go from card to card as they lie on the screen, up from the first row back to the search; letters go on with the search.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} dialog
 * @param {HTMLElement} box */
export function walk(event, dialog, box) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('[role="radiogroup"]')) return;
  const cards = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll('.model-card')]);
  if (target === box) return event.key === 'ArrowDown' ? move(event, cards[0]) : undefined;
  const place = cards.indexOf(target);
  if (event.key.length === 1 && event.key !== ' ') return box.focus();
  if (place < 0) return;
  if (event.key === 'ArrowRight') move(event, cards[place + 1]);
  if (event.key === 'ArrowLeft') move(event, cards[place - 1] ?? box);
  if (event.key === 'ArrowDown') move(event, beside(target, cards.slice(place + 1), 1));
  if (event.key === 'ArrowUp') move(event, beside(target, cards.slice(0, place).toReversed(), -1) ?? box);
  if (event.key === 'Home') move(event, cards[0]);
  if (event.key === 'End') move(event, cards.at(-1));
}

/** @param {KeyboardEvent} event
 * @param {HTMLElement | undefined} to */
function move(event, to) {
  event.preventDefault();
  to?.focus();
}

/** The card of the next row that lies nearest.
 * @param {HTMLElement} from
 * @param {HTMLElement[]} candidates in the order of the walk
 * @param {1 | -1} way */
function beside(from, candidates, way) {
  const { left, top } = from.getBoundingClientRect();
  const rows = candidates.map((card) => ({ card, at: card.getBoundingClientRect() }))
    .filter(({ at }) => (at.top - top) * way > 4);
  const next = rows.filter(({ at }) => Math.abs(at.top - rows[0].at.top) < 4);
  return next.toSorted((a, b) => Math.abs(a.at.left - left) - Math.abs(b.at.left - left))[0]?.card;
}

// A colour as its three or four numbers: one box of the browser for red, green and blue, a slider for how much of it is seen.
import { h } from '../ui.js';
import { text } from '../text.js';
import { Group, name } from './frame.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** Whether a list of numbers is a colour.
 * @param {string} named
 * @param {import('../types.d.ts').Property} property */
export const isColour = (named, { type, minItems, maxItems, items }) =>
  type === 'array' && minItems === maxItems && [3, 4].includes(maxItems ?? 0) && items?.type !== 'string' &&
  /rgb|colou?r/i.test(named);

/** @param {Field} field */
export function Colour(field) {
  const { value, property: { maxItems = 3, items } } = field;
  const most = items?.maximum ?? 255;
  const numbers = () => {
    const now = /** @type {number[]} */ ([value() ?? []].flat());
    return now.length === maxItems ? now : [most, most, most, most].slice(0, maxItems);
  };
  const hex = () => `#${numbers().slice(0, 3).map((each) => byte(each, most)).join('')}`;
  const paint = (/** @type {string} */ picked) => {
    const parts = [1, 3, 5].map((at) => (parseInt(picked.slice(at, at + 2), 16) / 255) * most);
    value.set([...parts.map((each) => (most > 1 ? Math.round(each) : Number(each.toFixed(3)))), ...numbers().slice(3)]);
  };
  const share = () => Math.round(((numbers()[3] ?? most) / most) * 100);
  const dilute = (/** @type {number} */ percent) => {
    const amount = (percent / 100) * most;
    value.set([...numbers().slice(0, 3), most > 1 ? Math.round(amount) : amount]);
  };
  return Group(
    field,
    h(
      'div',
      { class: 'colour' },
      h(
        'span',
        { class: 'swatch', style: () => ({ '--c': hex(), '--a': share() / 100 }) },
        h('input', {
          type: 'color',
          id: field.id,
          'aria-label': text.form.colourOf(name(field)),
          value: hex,
          oninput: (/** @type {any} */ event) => paint(event.target.value),
        }),
      ),
      h('code', { class: 'num' }, hex),
      maxItems === 4 && h('input', {
        class: 'range',
        type: 'range',
        min: 0,
        max: 100,
        'aria-label': text.form.opacityOf(name(field)),
        value: () => String(share()),
        style: () => ({ '--p': `${share()}%` }),
        oninput: (/** @type {any} */ event) => dilute(event.target.valueAsNumber),
      }),
      maxItems === 4 && h('output', { class: 'num' }, () => (share() ? `${share()}%` : text.form.transparent)),
    ),
  );
}

/** @param {number} amount
 * @param {number} most */
const byte = (amount, most) => Math.round((amount / most) * 255).toString(16).padStart(2, '0');

// Short notices in the corner, read out politely.
import { each, h, icon, signal } from '../ui.js';
import { text } from '../text.js';

/** @typedef {{ id: string, kind: 'success' | 'error' | 'info', title: string, text?: string }} Notice */

const notices = signal(/** @type {Notice[]} */ ([]));
const icons = { success: 'circle-check', error: 'circle-alert', info: 'info' };
let count = 0;

/** @param {Notice['kind']} kind
 * @param {string} title
 * @param {string} [more] */
export function toast(kind, title, more) {
  const notice = { id: String(count++), kind, title, text: more };
  notices.update((list) => [...list.slice(-2), notice]);
  setTimeout(() => drop(notice), kind === 'error' ? 9000 : 4500);
}

/** @param {Notice} notice */
const drop = (notice) => notices.update((list) => list.filter((each) => each !== notice));

export const Toasts = () =>
  h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' }, each(notices, (notice) => notice.id, Toast));

/** @param {Notice} notice */
const Toast = (notice) =>
  h(
    'div',
    { class: `toast ${notice.kind}` },
    icon(icons[notice.kind]),
    h('p', null, h('b', null, notice.title), notice.text),
    h('button', { type: 'button', 'aria-label': text.shell.dismiss, onclick: () => drop(notice) }, icon('x')),
  );

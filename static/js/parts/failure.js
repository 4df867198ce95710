import { h, icon } from '../ui.js';
import { text } from '../text.js';

/** What stands in place of a page that failed: what happened, and one thing to do.
 * @param {Error} error
 * @param {() => void} retry */
export function failure(error, retry) {
  return h(
    'section',
    { class: 'empty', role: 'alert' },
    icon('circle-alert'),
    h('h1', null, text.failure.title),
    h('p', null, error.message || text.failure.unexpected),
    h('button', { type: 'button', class: 'btn', onclick: retry }, icon('rotate-ccw'), text.common.again),
  );
}

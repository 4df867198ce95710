import { h, icon } from '../ui.js';

/** What stands in place of a page that failed: what happened, and one thing to do.
 * @param {Error} error
 * @param {() => void} retry */
export function failure(error, retry) {
  return h(
    'section',
    { class: 'empty', role: 'alert' },
    icon('circle-alert'),
    h('h1', null, 'This page did not open'),
    h('p', null, error.message || 'Something unexpected happened.'),
    h('button', { type: 'button', class: 'btn', onclick: retry }, icon('rotate-ccw'), 'Try again'),
  );
}

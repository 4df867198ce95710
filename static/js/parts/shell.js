// The frame around pages for people who are signed in: rail on a desk, tabs on a phone.
import { h, icon } from '../ui.js';
import { credits, leave, me } from '../store.js';
import { left } from '../logic.js';
import { go, path } from '../router.js';
import { switchTheme } from './theme.js';
import { toast } from './toast.js';
import { text } from '../text.js';

export const Rail = () =>
  h(
    'nav',
    { class: 'rail', 'aria-label': text.shell.main },
    h('a', { class: 'logo', href: '/', 'aria-label': text.shell.home }, 'A'),
    Place('/create', 'wand-sparkles', text.shell.create),
    Place('/dashboard/history', 'history', text.shell.history),
    h('span', { class: 'space' }),
    h('p', { class: 'wallet num', title: text.shell.yourCredits }, icon('coins'), () => {
      const amount = credits();
      return amount === null ? '–' : left(amount);
    }, h('span', { class: 'sr' }, ` ${text.common.credits}`)),
    h(
      'button',
      { type: 'button', class: 'place', onclick: switchTheme, 'aria-label': text.shell.switchTheme },
      icon('sun-moon'),
      text.shell.theme,
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'place',
        onclick: out,
        'aria-label': () => `${text.shell.signOut} ${me()?.email ?? ''}`,
      },
      icon('log-out'),
      text.shell.signOut,
    ),
  );

/** @param {string} href
 * @param {string} drawing
 * @param {string} label */
const Place = (href, drawing, label) =>
  h('a', { class: 'place', href, 'aria-current': () => (path() === href ? 'page' : null) }, icon(drawing), label);

async function out() {
  try {
    await leave();
    go('/');
  } catch (error) {
    toast('error', text.shell.notSignedOut, /** @type {Error} */ (error).message);
  }
}

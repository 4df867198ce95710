// The frame around pages for people who are signed in: rail on a desk, tabs on a phone.
import { h, icon } from '../ui.js';
import { credits, leave, me } from '../store.js';
import { left } from '../logic.js';
import { go, path } from '../router.js';
import { switchTheme } from './theme.js';
import { toast } from './toast.js';

export const Rail = () =>
  h(
    'nav',
    { class: 'rail', 'aria-label': 'Main' },
    h('a', { class: 'logo', href: '/', 'aria-label': 'Artifio home' }, 'A'),
    Place('/create', 'wand-sparkles', 'Create'),
    Place('/dashboard/history', 'history', 'History'),
    h('span', { class: 'space' }),
    h('p', { class: 'wallet num', title: 'Your credits' }, icon('coins'), () => {
      const amount = credits();
      return amount === null ? '–' : left(amount);
    }, h('span', { class: 'sr' }, ' credits')),
    h(
      'button',
      { type: 'button', class: 'place', onclick: switchTheme, 'aria-label': 'Switch between dark and light' },
      icon('sun-moon'),
      'Theme',
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'place',
        onclick: out,
        'aria-label': () => `Sign out ${me()?.email ?? ''}`,
      },
      icon('log-out'),
      'Sign out',
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
    toast('error', 'Could not sign out', /** @type {Error} */ (error).message);
  }
}

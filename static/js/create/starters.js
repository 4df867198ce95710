import { h, icon } from '../ui.js';

const prompts = [
  'A lighthouse made of folded paper at dusk',
  'Macro photo of frost growing over a fern',
  'Isometric night market on a floating island',
];

/** What stands in the feed before there is anything in it.
 * @param {import('./composer.js').Composing} composer */
export const Starters = ({ write }) =>
  h(
    'section',
    { class: 'empty' },
    icon('wand-sparkles'),
    h('h2', null, 'Make your first piece'),
    h('p', null, 'Start from one of these, or write your own.'),
    h(
      'div',
      { class: 'starters' },
      prompts.map((text) => h('button', { type: 'button', class: 'chip', onclick: () => write(text) }, text)),
    ),
  );

import { h, icon } from '../ui.js';
import { text } from '../text.js';

/** What stands in the feed before there is anything in it.
 * @param {import('./composer.js').Composing} composer */
export const Starters = ({ write }) =>
  h(
    'section',
    { class: 'empty' },
    icon('wand-sparkles'),
    h('h2', null, text.create.first),
    h('p', null, text.create.starters),
    h(
      'div',
      { class: 'starters' },
      text.create.prompts.map((idea) =>
        h('button', { type: 'button', class: 'chip', onclick: () => write(idea) }, idea)
      ),
    ),
  );

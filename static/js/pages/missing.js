import { h, icon } from '../ui.js';
import { path } from '../router.js';
import { text } from '../text.js';

export const title = text.titles.missing;

export default function Missing() {
  return h(
    'section',
    { class: 'empty' },
    icon('map-pin-off'),
    h('h1', null, text.missing.title),
    h('p', null, text.missing.before, h('code', null, path()), '.'),
    h('a', { class: 'btn', href: '/create' }, icon('wand-sparkles'), text.missing.toCreate),
  );
}

import { h, icon } from '../ui.js';
import { path } from '../router.js';

export const title = 'Not found';

export default function Missing() {
  return h(
    'section',
    { class: 'empty' },
    icon('map-pin-off'),
    h('h1', null, 'There is no page here'),
    h('p', null, 'Nothing lives at ', h('code', null, path()), '.'),
    h('a', { class: 'btn', href: '/create' }, icon('wand-sparkles'), 'Go to Create'),
  );
}

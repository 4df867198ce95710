// Sign in and sign up on one card. The draft stays where it is: in this tab's session storage.
import { h, icon, signal } from '../ui.js';
import { signIn, signUp } from '../calls.js';
import { go, query } from '../router.js';
import { origin } from '../routes.js';
import { welcome } from '../store.js';

export const title = 'Sign in';

const words = {
  in: { title: 'Welcome back', button: 'Sign in', other: 'New here?', switch: 'Create an account' },
  up: { title: 'Create your account', button: 'Sign up', other: 'Already have an account?', switch: 'Sign in' },
};

export default function Auth() {
  const mode = signal(/** @type {'in' | 'up'} */ (query().get('mode') === 'up' ? 'up' : 'in'));
  const busy = signal(false);
  const visible = signal(false);
  const wrong = signal(/** @type {{ email?: string, password?: string, form?: string }} */ ({}));
  const text = () => words[mode()];
  /** @type {HTMLFormElement} */
  let form;

  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy.peek()) return;
    const email = form.email.value.trim(), password = form.password.value;
    wrong.set(check(email, password, mode.peek()));
    if (wrong.peek().email) return form.email.focus();
    if (wrong.peek().password) return form.password.focus();
    busy.set(true);
    try {
      const session = await (mode.peek() === 'up' ? signUp : signIn)(email, password);
      await welcome(session.user);
      go(origin(location.pathname + location.search), { replace: true });
    } catch (error) {
      wrong.set(explain(/** @type {import('../api.js').ApiError} */ (error)));
      const { email: bad } = wrong.peek();
      (bad ? form.email : form.password).focus();
    }
    busy.set(false);
  };

  return h(
    'section',
    { class: 'auth' },
    h('a', { class: 'wordmark', href: '/' }, h('span', { class: 'logo', 'aria-hidden': 'true' }, 'A'), 'Artifio'),
    h(
      'form',
      { class: 'card', novalidate: true, onsubmit: submit, ref: (/** @type {any} */ element) => (form = element) },
      h('h1', null, () => text().title),
      h(
        'p',
        { class: 'lead' },
        () =>
          mode() === 'up' ? 'You start with free credits. No card needed.' : 'Sign in to create and to see your work.',
      ),
      h('div', { role: 'alert' }, () => wrong().form && h('p', { class: 'wrong' }, icon('circle-alert'), wrong().form)),
      Field('email', 'Email', () => wrong().email, { type: 'email', autocomplete: 'username', inputmode: 'email' }),
      Field(
        'password',
        'Password',
        () => wrong().password,
        {
          type: () => (visible() ? 'text' : 'password'),
          autocomplete: () => (mode() === 'up' ? 'new-password' : 'current-password'),
        },
        h('button', {
          type: 'button',
          class: 'btn ghost square',
          'aria-label': 'Show password',
          'aria-pressed': () => String(visible()),
          onclick: () => visible.update((shown) => !shown),
        }, () => icon(visible() ? 'eye-off' : 'eye')),
      ),
      h(
        'button',
        { class: 'cta', type: 'submit', 'aria-disabled': () => String(busy()) },
        () => busy() ? 'One moment…' : text().button,
      ),
      h(
        'p',
        { class: 'other' },
        () => text().other,
        ' ',
        h('button', {
          type: 'button',
          class: 'link',
          onclick: () => {
            mode.update((now) => (now === 'in' ? 'up' : 'in'));
            wrong.set({});
          },
        }, () => text().switch),
      ),
    ),
  );
}

/** @param {string} name
 * @param {string} label
 * @param {() => string | undefined} fault
 * @param {Record<string, any>} props
 * @param {Node} [beside] */
const Field = (name, label, fault, props, beside) =>
  h(
    'div',
    { class: 'field' },
    h('label', { class: 'label', for: `auth-${name}` }, label),
    h(
      'div',
      { class: 'beside' },
      h('input', {
        class: 'input',
        id: `auth-${name}`,
        name,
        required: true,
        autocapitalize: 'none',
        spellcheck: 'false',
        'aria-invalid': () => String(Boolean(fault())),
        'aria-describedby': () => (fault() ? `auth-${name}-fault` : null),
        ...props,
      }),
      beside,
    ),
    () => fault() && h('p', { class: 'fault', id: `auth-${name}-fault` }, icon('circle-alert'), fault()),
  );

/** @param {string} email
 * @param {string} password
 * @param {'in' | 'up'} mode */
function check(email, password, mode) {
  return {
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? undefined : 'Enter your email address',
    password: !password
      ? 'Enter your password'
      : mode === 'up' && password.length < 6
      ? 'Use at least 6 characters'
      : undefined,
  };
}

/** @param {import('../api.js').ApiError} error */
function explain(error) {
  if (error.code === 'invalid_credentials') return { password: 'Email and password do not match' };
  if (error.code === 'user_already_exists' || error.code === 'email_exists') {
    return { email: 'There is already an account with this address' };
  }
  if (error.code === 'weak_password') return { password: error.message };
  return { form: error.message };
}

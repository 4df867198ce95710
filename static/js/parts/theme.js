/** Switches between dark and light and remembers it; boot.js applies it before the first paint. */
export function switchTheme() {
  const { documentElement: page } = document;
  const dark = page.dataset.theme ? page.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  page.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', page.dataset.theme);
}

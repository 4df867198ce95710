// Runs before the first paint: the chosen theme, and whether the landing page in the document is the page asked for.
const theme = localStorage.getItem('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (location.pathname !== '/') document.documentElement.dataset.route = location.pathname === '/auth' ? 'bare' : 'app';

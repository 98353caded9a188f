// Sets light or dark and the language before the first paint; a file of its own because the content policy allows no inline script.
;(() => {
  let scheme = 'auto'
  let lang = 'id'
  try {
    scheme = localStorage.getItem('semesta-scheme') || 'auto'
    lang = localStorage.getItem('semesta-lang') || 'id'
  } catch {
    // storage may be closed to us: the defaults stand
  }
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.lang = lang === 'en' ? 'en' : 'id'
})()

// The first guesses of whoever guesses; longer than the ten characters that are asked for anyway.
const COMMON = ['1234567890', '0987654321', 'password', 'qwertyuiop', 'kata sandi', 'katasandi', 'indonesia', 'administrator', 'bismillah', 'semesta']

/** Why a password is easy to guess, null when it is not. */
export function weakness(password: string, owner: { name: string; email: string }): 'common' | 'monotone' | 'own-name' | null {
  const text = password.toLowerCase()
  if (new Set(text).size < 5) return 'monotone'
  if (COMMON.some((guess) => text.includes(guess) && text.length < guess.length + 6)) return 'common'
  const own = [owner.email.split('@')[0] ?? '', ...owner.name.split(/\s+/)].map((word) => word.toLowerCase()).filter((word) => word.length >= 4)
  return own.some((word) => text.includes(word) && text.length < word.length + 6) ? 'own-name' : null
}

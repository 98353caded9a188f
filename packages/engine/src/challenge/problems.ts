import { type Month, problem } from '@semesta/kernel'

export const peopleUnreadable = problem<{ file: string; missing: string | null }>(
  'challenge/people-unreadable',
  422,
  (it) => `${it.file} is not the people of a month${it.missing ? `: it has no column ${it.missing}` : ''}. Take people.parquet from the folder of the month.`,
)
export const emptyBill = problem<{ month: Month }>(
  'challenge/empty-bill',
  422,
  (it) =>
    `The bill of ${it.month} has no line that could be read. Look at its refused rows, mend them and send it again; for a letter with heads alone give the heads.`,
)
export const otherMonth = problem<{ month: Month; found: string }>(
  'challenge/other-month',
  422,
  (it) => `No line of this file belongs to the bill of ${it.month}: most say ${it.found}. Choose that month, or the right file.`,
)
export const nobodyNamed = problem<{ month: Month }>(
  'challenge/nobody-named',
  422,
  (it) =>
    `No line of the bill of ${it.month} names a card, a NIK, or a name with a birth date: nobody can be checked. Ask for the bill by name, or give the heads alone.`,
)

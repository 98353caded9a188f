import './audit-part.ts'

export * from './attribute.ts'
export { type BooksReport, booksBroken, checkAllBooks } from './check-books.ts'
export { closeMonth } from './close-month.ts'
export type { NewJournal, NewLine } from './journal.calc.ts'
export { type Balance, getPosition as positionOf, listBalances as balancesOf, listPositions as positionsOf, type Position } from './positions.ts'
export { type Posted, postJournal, postJournals } from './post-journals.ts'
/** @public rooms that book show their journals */
export { countBookings, journalsOf } from './read-journals.ts'
export * from './reserve-pagu.ts'
export { joinReversal, reversalId } from './reverse-here.ts'
export { reverseJournal } from './reverse-journal.ts'
export { routes } from './routes.ts'

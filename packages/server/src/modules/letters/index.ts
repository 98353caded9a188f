export { LETTERS_DIR, printLetter } from './render.ts'
/** @public words that letters of several rooms share */
export { countText, dateText, longDateText, monthText, rupiahText, spelled } from './words.calc.ts'

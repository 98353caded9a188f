export { LETTERS_DIR, printLetter } from './render.ts'

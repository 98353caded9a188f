export { countPeopleBy } from './list-people.ts'
export * from './load-people.ts'
export { routes } from './routes.ts'

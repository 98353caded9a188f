/**
 * Runs dependency-cruiser over what each file imports.
 *
 * dependency-cruiser reads TypeScript only with a compiler older than the one this project uses. So each source gets a twin in a cache
 * folder that holds nothing but its import statements (those of types too), and the twins are cruised by `.dependency-cruiser.cjs`.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cruise, type IConfiguration, type IReporterOutput } from 'dependency-cruiser'
import { parseSync } from 'vite'
import { isCode, listSources, ROOT, type Source } from './source.ts'

const twins = join(ROOT, '.cache', 'walls')
const rooms = ['packages', 'scripts', 'bench', 'tests']

function roomOf({ path }: Source): string {
  return path.split('/')[0] ?? ''
}

interface Import {
  specifier: string
  typesOnly: boolean
}

function importsOf({ path, text }: Source): Import[] {
  const { module } = parseSync(path, text)
  const fixed = module.staticImports.map((one) => ({ specifier: one.moduleRequest.value, typesOnly: areTypes(one.entries) }))
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, typesOnly: areTypes([entry]) }] : [])),
  )
  const dynamic = module.dynamicImports.flatMap((one) => {
    const specifier = /^['"](.+)['"]$/.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end))?.[1]
    return specifier === undefined ? [] : [{ specifier, typesOnly: false }]
  })
  return [...fixed, ...passedOn, ...dynamic]
}

const areTypes = (entries: readonly { isType: boolean }[]) => entries.length > 0 && entries.every((entry) => entry.isType)

/**
 * A workspace package is reached through its door; files of the project carry the ending of their twins.
 *
 * Types end in `.types.mjs`: they are held back by the walls between packages and free of the rules about roles and cycles.
 */
function twinSpecifier({ specifier, typesOnly }: Import, path: string): string {
  const ending = typesOnly ? '.types.mjs' : '.mjs'
  const door = /^@semesta\/([a-z]+)$/.exec(specifier)?.[1]
  if (door) return `${'../'.repeat(path.split('/').length - 1)}packages/${door}/src/index.ts${ending}`
  return specifier.startsWith('.') && isCode(specifier) ? `${specifier}${ending}` : specifier
}

function writeTwins(sources: readonly Source[]) {
  rmSync(twins, { recursive: true, force: true })
  for (const source of sources) {
    const twin = join(twins, source.path)
    mkdirSync(dirname(twin), { recursive: true })
    const lines = new Set(importsOf(source).map((one) => `import ${JSON.stringify(twinSpecifier(one, source.path))}\n`))
    writeFileSync(`${twin}.mjs`, [...lines].join(''))
    writeFileSync(`${twin}.types.mjs`, '')
  }
}

/** What a package has installed for itself alone is found beside its twins as well. */
function linkInstalled() {
  for (const name of readdirSync(join(ROOT, 'packages'))) {
    const installed = join(ROOT, 'packages', name, 'node_modules')
    const twin = join(twins, 'packages', name)
    if (existsSync(installed) && existsSync(twin)) symlinkSync(installed, join(twin, 'node_modules'), 'junction')
  }
}

const sources = listSources().filter((source) => rooms.includes(roomOf(source)) && isCode(source.path))
writeTwins(sources)
linkInstalled()
const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration
const result: IReporterOutput = await cruise([...new Set(sources.map(roomOf))], {
  ...configuration.options,
  baseDir: twins,
  ruleSet: { forbidden: configuration.forbidden ?? [] },
  validate: true,
  outputType: 'err',
})
console.log(
  String(result.output)
    .replaceAll(/(\.types)?\.mjs/g, '')
    .trim(),
)
process.exitCode = result.exitCode === 0 ? 0 : 1

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../platform/context.ts'
import { dataDir } from '../../platform/data-dir.ts'

/** Where a list and its answer lie until they are deleted. */
export const folderOf = (app: Pick<App, 'config'>, regency: string, id: string) => join(dataDir(app.config.dataDir).root, 'lookups', regency, id)
export const listFile = (folder: string) => join(folder, 'list')
export const answerFile = (folder: string) => join(folder, 'answer.json')

export const removeFiles = (app: Pick<App, 'config'>, regency: string, id: string) => rm(folderOf(app, regency, id), { recursive: true, force: true })

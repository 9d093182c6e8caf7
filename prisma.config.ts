import { defineConfig } from 'prisma/config'

// biome-ignore lint/style/noProcessEnv: read by Prisma's own command line only, never by Plumbline
const url = process.env['DATABASE_URL']

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
})

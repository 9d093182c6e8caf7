export { createCsvFolder } from './csv/create-csv-folder.ts'
export { openCsvFolder } from './csv/open-csv-folder.ts'

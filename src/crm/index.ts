export { openCsvFolder } from './csv/open-csv-folder.ts'

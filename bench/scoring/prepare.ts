// Writes the invented portfolio that every engine reads.
import { writePortfolio } from './portfolio-files.ts'

const [folder = '', size = '0'] = process.argv.slice(2)
writePortfolio(folder, Number(size))

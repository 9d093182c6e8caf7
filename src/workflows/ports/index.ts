export * from './coaching.ts'
export * from './directory.ts'
export * from './facts.ts'
export * from './runs.ts'

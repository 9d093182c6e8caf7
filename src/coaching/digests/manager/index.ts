export { composeManagerDigest, type ManagerDigestInput } from './compose.ts'
export { type DigestLine, type ManagerDigest, managerDigest } from './digest.ts'

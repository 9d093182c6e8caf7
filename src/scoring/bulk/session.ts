import { assessInBulk, type BulkAssessment, concatPortfolios, type Portfolio } from '../index.ts'
import type { BulkAnswers, BulkRequest } from './messages.ts'

/** Holds one portfolio and answers about it, wherever it runs. Throws when it is asked before there is an answer. */
export function segmentationSession(): (request: BulkRequest) => BulkAnswers[BulkRequest['kind']] {
  let parts: Portfolio[] = []
  let assessed: BulkAssessment | undefined

  function current(): BulkAssessment {
    if (assessed === undefined)
      throw new Error('Nothing has been assessed yet: append accounts, then assess.')
    return assessed
  }

  return request => {
    switch (request.kind) {
      case 'append':
        parts.push(request.part)
        return { size: request.part.size }
      case 'assess': {
        const [only, ...others] = parts
        const portfolio = only !== undefined && others.length === 0 ? only : concatPortfolios(parts)
        parts = [portfolio]
        assessed = assessInBulk(portfolio, request.model, request.tier1Share)
        return assessed.summary
      }
      case 'rows':
        return request.ids.map((id, index) => current().row(request.from + index, id))
      case 'explain':
        return current().explain(request.account)
      case 'changes':
        return Array.from({ length: request.count }, (_, index) => current().changes(request.from + index))
    }
  }
}

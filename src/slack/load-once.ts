/** Loads once for all who ask; after a failure, which is told, the next one to ask tries again. */
export function loadOnce<Value>(
  load: () => Promise<Value>,
  onFailure: (error: unknown) => void,
): () => Promise<Value> {
  let loading: Promise<Value> | null = null
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      onFailure(error)
      throw error
    })
    return loading
  }
}

/** Whether this workspace takes Slack's newer blocks. */
export interface BlockSupport {
  /** True while newer blocks are not tried, because they were refused lately. */
  wantsClassic(): boolean
  /** Slack refused newer blocks and took the same message in classic ones. */
  rememberRefusal(): Promise<void>
}

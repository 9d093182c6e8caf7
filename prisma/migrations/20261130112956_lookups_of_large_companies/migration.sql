-- DropIndex
DROP INDEX "outbox_pending_idx";

-- CreateIndex
CREATE INDEX "outbox_pending_idx" ON "outbox"("workspace_id", "due_at", "outbox_id") WHERE (state = ANY (ARRAY['due'::text, 'sending'::text]));

-- CreateIndex
CREATE INDEX "slack_member_stated_idx" ON "slack_member"("workspace_id", "stated_person_id") WHERE (stated_person_id IS NOT NULL);

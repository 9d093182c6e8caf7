-- DropTable
DROP TABLE "outbox_decision";

-- CreateIndex
CREATE INDEX "outbox_stuck_idx" ON "outbox"("workspace_id", "state", "due_at") WHERE (state = ANY (ARRAY['unknown'::text, 'dead'::text]));

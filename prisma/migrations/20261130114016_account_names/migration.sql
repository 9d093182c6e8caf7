-- CreateIndex
CREATE INDEX "account_workspace_id_name_idx" ON "account"("workspace_id", "name");

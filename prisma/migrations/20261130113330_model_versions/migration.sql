-- CreateTable
CREATE TABLE "model_version" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "overrides" JSONB NOT NULL,
    "drafted_by" TEXT COLLATE "C" NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "published_by" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("workspace_id","version")
);

-- CreateIndex
CREATE INDEX "model_version_workspace_id_published_at_idx" ON "model_version"("workspace_id", "published_at");

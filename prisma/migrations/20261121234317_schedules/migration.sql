-- CreateTable
CREATE TABLE "schedule_mark" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "schedule_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "filled_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedule_mark_pkey" PRIMARY KEY ("workspace_id","schedule_id","person_id")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "schedule_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "slot" TEXT COLLATE "C" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "state_reason" TEXT COLLATE "C",
    "outbox_id" TEXT COLLATE "C",

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("workspace_id","schedule_id","person_id","slot")
);

-- CreateIndex
CREATE INDEX "occurrence_workspace_id_outbox_id_idx" ON "occurrence"("workspace_id", "outbox_id");

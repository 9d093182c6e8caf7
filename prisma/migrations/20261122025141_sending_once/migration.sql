-- CreateTable
CREATE TABLE "receipt" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "receipt_id" TEXT COLLATE "C" NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("workspace_id","receipt_id")
);

-- CreateTable
CREATE TABLE "outbox_decision" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "outbox_id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "decision" TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "outbox_decision_pkey" PRIMARY KEY ("workspace_id","outbox_id","at")
);

-- CreateTable
CREATE TABLE "schedule_pause" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "schedule_id" TEXT COLLATE "C" NOT NULL,
    "paused_since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedule_pause_pkey" PRIMARY KEY ("workspace_id","schedule_id")
);

-- CreateIndex
CREATE INDEX "receipt_workspace_id_taken_at_idx" ON "receipt"("workspace_id", "taken_at");

-- CreateIndex
CREATE INDEX "outbox_lease_idx" ON "outbox"("workspace_id", "lease_until") WHERE (state = 'sending'::text);

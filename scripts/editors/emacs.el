;; What a person does in Emacs with eglot and a project of Loglex: opens files, looks at what is underlined, asks, jumps, extracts, completes, renames, leaves. -*- lexical-binding: t -*-
;; What there was to see is written as JSON to LOGLEX_SEEN.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'project)
(require 'xref)

(defun wait-for (what condition)
  "Wait until CONDITION holds, or fail because of WHAT."
  (let ((end (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or found (error "Waited in vain for %s" what))))

(defun visit (file mode server)
  "What there is to see in FILE, opened in MODE."
  (with-current-buffer (find-file-noselect file)
    (unless (eq major-mode mode) (funcall mode))
    (unless (eglot-managed-p) (eglot--maybe-activate-editing-mode))
    (flymake-start)
    (wait-for "diagnostics" (lambda () (flymake-diagnostics)))
    (let ((underlined (mapcar (lambda (each) (buffer-substring-no-properties (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))
                              (flymake-diagnostics))))
      (goto-char (point-min))
      (search-forward "LOG.ORDER_PL")
      (let* ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
             (definition (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
        (list :underlined (vconcat underlined)
              :hover (plist-get (plist-get hover :contents) :value)
              :definition (file-name-nondirectory (xref-location-group (xref-item-location definition))))))))

(defun underlined-p (check)
  "Whether a finding of CHECK is underlined in this buffer."
  (flymake-start)
  (cl-some (lambda (each) (string-match-p (regexp-quote check) (flymake-diagnostic-text each))) (flymake-diagnostics)))

(defun send-changes (file)
  "Tell the server what FILE says now; nobody is idle in a batch, which is when eglot would."
  (with-current-buffer (get-buffer (file-name-nondirectory file)) (eglot--signal-textDocument/didChange)))

(defun text-of (file)
  "What the buffer of FILE says."
  (with-current-buffer (get-buffer (file-name-nondirectory file)) (buffer-substring-no-properties (point-min) (point-max))))

(defun extract (file mode)
  "What there is to see once the raw call of FILE, opened in MODE, has a constant; nothing is saved."
  (with-current-buffer (find-file-noselect file)
    (unless (eq major-mode mode) (funcall mode))
    (unless (eglot-managed-p) (eglot--maybe-activate-editing-mode))
    (wait-for "an underlined call" (lambda () (underlined-p "is in no catalog")))
    (goto-char (point-min))
    (search-forward "logger.in")
    ;; Chosen by key: after a click eglot asks by a menu.
    (let ((last-nonmenu-event ?a) offered)
      (cl-letf (((symbol-function 'completing-read)
                 (lambda (_prompt items &rest _)
                   (setq offered (mapcar #'car items))
                   (cl-find-if (lambda (title) (string-prefix-p "Extract" title)) offered)))
                ((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
        (eglot-code-actions (point) nil nil t))
      (mapc #'send-changes (list file "log-catalog.yaml"))
      (wait-for "a call with its constant" (lambda () (not (underlined-p "is in no catalog"))))
      (list :offered (vconcat offered)
            :code (text-of file)
            :catalog (text-of "log-catalog.yaml")
            :generated (text-of "src/log-codes.ts")))))

(defun complete (file mode)
  "What FILE, opened in MODE, says once a constant was completed in it."
  (with-current-buffer (find-file-noselect file)
    (unless (eq major-mode mode) (funcall mode))
    (unless (eglot-managed-p) (eglot--maybe-activate-editing-mode))
    (insert "import pino from 'pino';\n/* 🎉 */ logConstant(pino(), LOG.PARTY);\n")
    (search-backward ")")
    (completion-at-point)
    (buffer-substring-no-properties (point-min) (point-max))))

(defun rename (file)
  "What all files say that name a constant, once it is renamed in FILE; none is saved."
  (with-current-buffer (get-buffer (file-name-nondirectory file))
    (goto-char (point-min))
    (search-forward "LOG.ORDER_PL")
    (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (eglot-rename "ORDER_MADE"))
    (list :typescript (text-of "src/party.ts") :python (text-of "src/party.py")
          :catalog (text-of "log-catalog.yaml") :generated (text-of "src/log-codes.ts"))))

(let* ((root default-directory)
       (server (with-current-buffer (find-file-noselect "src/party.ts")
                 (js-mode)
                 (eglot '(js-mode python-mode conf-unix-mode) (project-current nil root) 'eglot-lsp-server
                        (list (getenv "LOGLEX_NODE") (getenv "LOGLEX_PROGRAM") "lsp" "--stdio") "typescript")
                 (wait-for "the server" #'eglot-current-server)))
       (typescript (visit "src/party.ts" 'js-mode server))
       (python (visit "src/party.py" 'python-mode server))
       ;; The catalog is a buffer of the server's as well, so that what is typed there counts before it is saved.
       (catalog (with-current-buffer (find-file-noselect "log-catalog.yaml")
                  (conf-unix-mode)
                  (eglot--maybe-activate-editing-mode)
                  (wait-for "the server of the catalog" #'eglot-managed-p)))
       (extracted (extract "src/raw.ts" 'js-mode))
       (completed (complete "src/bare.ts" 'js-mode))
       (renamed (rename "src/party.py"))
       (process (jsonrpc--process server)))
  ;; `eglot-shutdown' kills a server that it has just told to exit, so that nobody sees how it would have ended.
  (setf (eglot--shutdown-requested server) t)
  (jsonrpc-request server :shutdown nil)
  (jsonrpc-notify server :exit nil)
  (wait-for "the end of the server" (lambda () (not (process-live-p process))))
  (with-temp-file (getenv "LOGLEX_SEEN")
    (insert (json-encode (list :typescript typescript :python python :extracted extracted :completed completed :renamed renamed :exit (process-exit-status process))))))

{{- define "agt.labels" -}}
app.kubernetes.io/name: actions-gateway-tenant
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: actions-gateway
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "agt.name" -}}
{{ .Values.name | default .Release.Name }}
{{- end }}

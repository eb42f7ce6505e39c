{{- define "ag.labels" -}}
app.kubernetes.io/name: actions-gateway-{{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/part-of: actions-gateway
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "ag.selector" -}}
app.kubernetes.io/name: actions-gateway-{{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "ag.image" -}}
{{- $digest := index .root.Values.image.digests .name -}}
{{- if $digest -}}
{{ .root.Values.image.repository }}/{{ .name }}@{{ $digest }}
{{- else -}}
{{ .root.Values.image.repository }}/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- define "ag.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "ag.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 65532
capabilities: {drop: [ALL]}
{{- end }}

{{- define "ag.probes" -}}
startupProbe:
  httpGet: {path: /livez, port: management}
  periodSeconds: 1
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /livez, port: management}
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /readyz, port: management}
  periodSeconds: 2
  timeoutSeconds: 2
{{- end }}

{{- define "ag.placement" -}}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "ag.selector" (dict "root" .root "component" .component) | nindent 8 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- /* Names, and the API server: a policy sees its own port and not the Service's. */}}
{{- define "ag.egress" -}}
- ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
  to:
    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
    - ipBlock: {cidr: 169.254.20.10/32}
- ports:
    {{- range .Values.cluster.apiServerPorts }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
  {{- with .Values.cluster.apiServerRanges }}
  to:
    {{- range . }}
    - ipBlock: {cidr: {{ . | quote }}}
    {{- end }}
  {{- end }}
{{- end }}

{{- /* What is written in both lists is refused here; what two patterns share, by the webhook when it starts. */}}
{{- define "ag.infraClasses" -}}
{{- range .Values.tenants.allowedInfraPriorityClasses -}}
{{- if has . $.Values.tenants.allowedPriorityClasses -}}
{{- fail (printf "tenants.allowedInfraPriorityClasses and tenants.allowedPriorityClasses both have %s: workers could push out proxies, keep it in one of them" .) -}}
{{- end -}}
{{- end -}}
{{- join "," .Values.tenants.allowedInfraPriorityClasses -}}
{{- end }}
